package dev.slipway.core.release;

import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.ReleaseEvent.RollbackRequested;
import dev.slipway.core.release.TargetRun.Stage;
import java.util.Optional;

/** A release that is under way is rolled back: by a person, or by itself after a failure. */
final class Recalling {
  private Recalling() {}

  /**
   * @param run with whatever else has to be taken back marked already
   */
  static Run asked(Run run, RollbackRequested event) {
    return run.aborted(event.by()).recalled(Optional.of(event.by()));
  }

  /** What is stopped by a failure that speaks against the build, where that was chosen. */
  static Run judged(Run stopped) {
    Run run =
        stopped.plan().goesBackByItself()
                && stopped.abortedBy().isEmpty()
                && stopped.recall().isEmpty()
                && stopped.targets().stream().anyMatch(Recalling::failedForUsers)
            ? stopped.recalled(Optional.empty())
            : stopped;
    return run.recall().isPresent() ? everywhere(run) : run;
  }

  /** Whoever is asked for when the environment is held afterwards; nobody when it is not. */
  static Optional<PersonId> holder(Run run) {
    boolean back = run.all(Stage.LIVE) ? run.request().goesBack() : run.wasRecalled();
    return back && run.hold().isEmpty()
        ? run.recall().flatMap(Recall::by).or(run::confirmedBy)
        : Optional.empty();
  }

  /** What could not go back stays halfway: a person decides about that. */
  private static Run everywhere(Run run) {
    return run.with(
        target ->
            target.stage() == Stage.LIVE || target.stage() == Stage.AT_SHARE
                ? target.takingBack(run.movedAt())
                : target);
  }

  private static boolean failedForUsers(TargetRun target) {
    return target.rollout().isPresent()
        && target.verdict().filter(why -> why.reason().speaksAgainstTheBuild()).isPresent();
  }
}
