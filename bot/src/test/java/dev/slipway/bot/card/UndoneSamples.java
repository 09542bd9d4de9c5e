package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.COPY;
import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OLD;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.repository.Commit;
import java.util.List;
import java.util.Optional;

/** Releases of changes that come with their reverts, or take back what was there. */
final class UndoneSamples {
  private static final PlannedCommit CHANGE = of(COPY, DEVELOPER);
  private static final PlannedCommit ITS_REVERT = of(reverting("3333333", COPY), DEVELOPER);
  private static final PlannedCommit REVERT = of(reverting("4444444", OLD), DEVELOPER);
  private static final PlannedCommit OTHER =
      of(Samples.commit("2222222", "Ship to Norway", "Bo Lind"), MANAGER);

  private UndoneSamples() {}

  /** Waits to be confirmed, while a newer build is on its way. */
  static Release awaiting() {
    String newer =
        "build-13 is newer and still being built: it holds 2 commits more, the newest is 77aa001"
            + " *Bump*";
    return ReleaseSamples.release(
        new ReleaseEvent.ReleasePlanned(
            NOW,
            plan(Samples.PRODUCTION, List.of(newer), List.of(CHANGE, OTHER, ITS_REVERT, REVERT))));
  }

  /** On staging, with nothing of the developer's but a revert of what was there. */
  static Release takenBack() {
    return staged(List.of(OTHER, REVERT));
  }

  /** On staging, with the developer's change and its revert. */
  static Release undone() {
    return staged(List.of(CHANGE, OTHER, ITS_REVERT));
  }

  private static Release staged(List<PlannedCommit> commits) {
    return ReleaseSamples.automatic(
        new ReleaseEvent.ReleasePlanned(NOW, plan(Samples.STAGING, List.of(), commits)),
        ReleaseSamples.WEB_PREPARED,
        ReleaseSamples.WORKER_PREPARED,
        ReleaseSamples.WEB_LIVE,
        ReleaseSamples.WORKER_LIVE);
  }

  private static Plan plan(
      EnvironmentName environment, List<String> risks, List<PlannedCommit> commits) {
    Plan plan = Samples.plan();
    return new Plan(
        plan.app(),
        environment,
        plan.to(),
        plan.image(),
        plan.targets(),
        commits,
        commits.size(),
        0,
        risks);
  }

  private static PlannedCommit of(Commit commit, PersonId person) {
    return new PlannedCommit(commit, Optional.of(person));
  }

  private static Commit reverting(String sha, Commit reverted) {
    Commit plain = Samples.commit(sha, "Revert \"%s\"".formatted(reverted.subject()), "Ada Berg");
    return new Commit(
        plain.sha(),
        plain.author(),
        plain.at(),
        plain.subject(),
        Optional.empty(),
        Optional.of(reverted.sha()));
  }
}
