package dev.slipway.core.pick;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.PickPolicy.Rehearse;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.PickOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was asked for, fixed when it was asked.
 *
 * @param requester the name of who asked, for the messages of the copies
 * @param authors the authors of the commits that the workspace knows
 * @param place where the card is
 * @param follows the environments in which the change is looked for after its build
 */
public record PickRequest(
    AppName app,
    BranchName branch,
    Selection selection,
    PersonId by,
    String requester,
    List<PersonId> authors,
    Place place,
    Instant at,
    Rehearse rehearse,
    List<EnvironmentName> follows) {
  public PickRequest {
    authors = List.copyOf(authors);
    follows = List.copyOf(follows);
  }

  public List<Commit> commits() {
    return selection.commits();
  }

  /** Who is told when it goes wrong: who asked, and whose commits they are. */
  public List<PersonId> concerned() {
    return Stream.concat(Stream.of(by), authors.stream()).distinct().toList();
  }

  public boolean reverts() {
    return selection.direction() == PickOrder.Direction.REVERT;
  }

  public PickOrder order() {
    return new PickOrder(
        branch,
        selection.direction(),
        commits().stream().map(Commit::sha).toList(),
        selection.mainline(),
        requester,
        at.truncatedTo(ChronoUnit.SECONDS));
  }
}
