package dev.slipway.core.pick;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.PickOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What was asked for, fixed when it was asked.
 *
 * @param commits in the order in which they are applied
 * @param by who asked
 * @param place where the card is
 * @param follows the environments in which the change is looked for after its build
 */
public record PickRequest(
    AppName app,
    BranchName branch,
    List<Commit> commits,
    PersonId by,
    Place place,
    Instant at,
    List<EnvironmentName> follows) {
  public PickRequest {
    commits = List.copyOf(commits);
    follows = List.copyOf(follows);
  }

  public PickOrder order() {
    return new PickOrder(
        branch, commits.stream().map(Commit::sha).toList(), at.truncatedTo(ChronoUnit.SECONDS));
  }
}
