package dev.slipway.core.pick;

import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.PickOrder.Direction;
import java.util.List;

/**
 * What a pick is about.
 *
 * @param direction whether the changes come or go
 * @param commits in the order in which they are applied; never empty
 * @param mainline the parent, counted from 1, against which a merge commit is picked
 * @param notes how this differs from what was typed, as sentences for the card
 */
public record Selection(
    Direction direction, List<Commit> commits, int mainline, List<String> notes) {
  public Selection {
    commits = List.copyOf(commits);
    notes = List.copyOf(notes);
  }

  public static Selection copies(Commit... commits) {
    return new Selection(Direction.COPY, List.of(commits), 1, List.of());
  }
}
