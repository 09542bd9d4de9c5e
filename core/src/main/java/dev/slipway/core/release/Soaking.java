package dev.slipway.core.release;

import dev.slipway.core.app.Environment;
import dev.slipway.core.release.ReleaseEvent.SignalBad;
import dev.slipway.core.release.ReleaseEvent.SignalsRead;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseStep.GoLive;
import dev.slipway.core.release.ReleaseStep.LookOut;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The signals while targets of the present wave soak. They are signals of the environment: all that
 * soaks is judged by the same looks.
 */
final class Soaking {
  private Soaking() {}

  /** How long a target that is live soaks first, where its platform does not see to that. */
  static Duration window(GoLive step, Environment environment) {
    boolean watched = step.aim().isAll() && !step.plan().howLive().signals().isEmpty();
    return watched ? environment.soak().orElse(Duration.ZERO) : Duration.ZERO;
  }

  static boolean isGoingOn(Run run) {
    return any(run).isPresent();
  }

  /** Nothing is concluded any more once something else has stopped the release. */
  static Stream<ReleaseStep> lookOut(Run run) {
    Plan plan = run.plan();
    return run.isStopped() || plan.howLive().signals().isEmpty()
        ? Stream.empty()
        : any(run).stream()
            .map(
                soak ->
                    new LookOut(
                        plan, soak.watchedSince(), soak.look(), Optional.empty(), run.aim()));
  }

  static Run progressed(Run run, TargetProgressed event) {
    Optional<Soak> beside = any(run);
    return run.with(event.target(), target -> target.progressed(event, beside));
  }

  static Run read(Run run, SignalsRead event) {
    return run.with(target -> target.seen(event.look()));
  }

  /** What soaks fails: all of its users suffer. */
  static Run failing(Run run, SignalBad event) {
    return run.with(
        target ->
            target.soak().isPresent() ? target.failed(event.verdict(), true, event.at()) : target);
  }

  /** All that soak beside each other know the same. */
  private static Optional<Soak> any(Run run) {
    return run.targets().stream().flatMap(target -> target.soak().stream()).findFirst();
  }
}
