package dev.slipway.core.release;

import dev.slipway.core.app.Environment;
import dev.slipway.core.release.ReleaseEvent.SignalBad;
import dev.slipway.core.release.ReleaseEvent.SignalsRead;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseStep.GoLive;
import dev.slipway.core.release.ReleaseStep.LookOut;
import dev.slipway.core.signal.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
    return run.wave().stream().anyMatch(target -> target.soak().isPresent());
  }

  /** Nothing is concluded any more once something else has stopped the release. */
  static Stream<ReleaseStep> lookOut(Run run) {
    return isGoingOn(run) && !run.isStopped() && !run.plan().howLive().signals().isEmpty()
        ? Stream.of(new LookOut(run.plan(), since(run), look(run), Optional.empty(), run.aim()))
        : Stream.empty();
  }

  /** What begins to soak beside others knows what they know. */
  static Run progressed(Run run, TargetProgressed event) {
    Optional<Look> known = isGoingOn(run) ? look(run) : Optional.empty();
    return run.with(event.target(), target -> target.progressed(event, known));
  }

  static Run read(Run run, SignalsRead event) {
    return run.with(target -> target.soak().isPresent() ? target.seen(event.look()) : target);
  }

  /** What soaks fails: all of its users suffer. */
  static Run failing(Run run, SignalBad event) {
    return run.with(
        target ->
            target.soak().isPresent() ? target.failed(event.verdict(), true, event.at()) : target);
  }

  /** The same for as long as the wave lasts, so that no look comes early when a target is live. */
  private static Instant since(Run run) {
    return soaks(run).map(Soak::since).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Optional<Look> look(Run run) {
    return soaks(run).flatMap(soak -> soak.look().stream()).max(Comparator.comparing(Look::at));
  }

  private static Stream<Soak> soaks(Run run) {
    return run.wave().stream().flatMap(target -> target.marks().soak().stream());
  }
}
