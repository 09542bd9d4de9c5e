package dev.slipway.core.release;

import dev.slipway.core.engine.Observation;
import dev.slipway.core.release.ReleaseEvent.ShareRaised;
import dev.slipway.core.release.ReleaseEvent.SignalBad;
import dev.slipway.core.release.ReleaseEvent.SignalsRead;
import dev.slipway.core.release.ReleaseStep.LookOut;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.signal.Look;
import dev.slipway.core.signal.Lookout;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Sign;
import dev.slipway.core.signal.Trial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What a release makes of its signals while users are on the new build and it is not done. */
final class Bakings {
  private final Lookout lookout;
  private final InstantSource clock;

  Bakings(Lookout lookout, InstantSource clock) {
    this.lookout = lookout;
    this.clock = clock;
  }

  /** The next share comes only after a look that was good just now. */
  Observation<ReleaseEvent> look(LookOut step) {
    Plan plan = step.plan();
    Look look = lookout.look(plan.app(), plan.environment(), plan.howLive().signals(), trial(step));
    Optional<Sign> bad = step.before().flatMap(look::badAgainAfter);
    if (bad.isPresent()) {
      return new Observation.Conflict<>(
          new SignalBad(clock.instant(), bad.get().signal(), verdict(step, bad.get())));
    }
    if (step.before().filter(look::concludesLike).isEmpty() || isInTheWayNow(step, look)) {
      return new Observation.Done<>(new SignalsRead(clock.instant(), look));
    }
    return look.isGood() && step.raise().isPresent()
        ? new Observation.Done<>(
            new ShareRaised(clock.instant(), Optional.empty(), step.raise().get()))
        : new Observation.Underway<>(untilNext(look), Optional.empty());
  }

  private static Trial trial(LookOut step) {
    Plan plan = step.plan();
    return new Trial(step.since(), plan.to().sha(), plan.from().map(Commit::sha));
  }

  /** Too little traffic in the first minutes is nobody's concern; when the time has come, it is. */
  private static boolean isInTheWayNow(LookOut step, Look look) {
    Instant due = step.since().plus(step.plan().howLive().bake());
    return step.raise().isPresent()
        && look.isInconclusive()
        && !look.at().isBefore(due)
        && step.before().filter(was -> was.at().isBefore(due)).isPresent();
  }

  private Duration untilNext(Look look) {
    Instant next = look.at().plus(Lookout.EVERY);
    Duration left = Duration.between(clock.instant(), next);
    return left.isPositive() ? left : Duration.ofSeconds(1);
  }

  private static Verdict verdict(LookOut step, Sign sign) {
    String evidence = sign.reading() instanceof Reading.Bad(var cause, var said) ? said : "";
    return new Verdict(
        Reason.SIGNAL_BAD,
        "%s: %s, twice in a row".formatted(sign.signal(), sign.reading().words()),
        evidence,
        step.at().isAll()
            ? "users are on the new build"
            : "a part of the users is on the new build");
  }
}
