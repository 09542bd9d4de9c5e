package dev.slipway.core.release;

import dev.slipway.core.engine.Impossible;
import dev.slipway.core.release.Release.GoingLive;
import dev.slipway.core.release.Release.Prepared;
import dev.slipway.core.release.Release.Preparing;
import dev.slipway.core.release.ReleaseEvent.AbortRequested;
import dev.slipway.core.release.ReleaseEvent.LiveRequested;
import dev.slipway.core.release.ReleaseEvent.OfTask;
import dev.slipway.core.release.ReleaseEvent.PreparationLapsed;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.ReleaseEvent.RollbackRequested;
import dev.slipway.core.release.ReleaseEvent.TargetFailed;
import dev.slipway.core.release.ReleaseEvent.TargetFetched;
import dev.slipway.core.release.ReleaseEvent.TargetPrepared;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseEvent.TargetStarted;
import dev.slipway.core.release.ReleaseEvent.TaskFailed;
import dev.slipway.core.release.TargetRun.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The arrows of a release that users see nothing of yet: fetch, prepare, wait for a yes. */
final class GettingReady {
  /** After a day nobody remembers what was tried on the prepared build. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Duration AFTER_THE_PLATFORM = Duration.ofMinutes(2);

  private GettingReady() {}

  static Release next(Preparing p, ReleaseEvent event) {
    Run run = p.run();
    return switch (event) {
      case TargetFetched e ->
          onward(run.with(e.target(), target -> target.fetched(e.reference(), e.at())), e.at());
      case TargetPrepared e -> onward(run.with(e.target(), target -> target.prepared(e)), e.at());
      case TargetProgressed e ->
          new Preparing(run.with(e.target(), target -> target.progressed(e, Optional.empty())));
      case OfTask e when run.tasks().allows(e) -> afterTask(run.after(e), e);
      case TargetFailed e ->
          Conclusion.ended(
              run.with(e.target(), target -> target.failed(e.verdict(), e.moved(), e.at())));
      case AbortRequested e -> Conclusion.ended(run.aborted(e.by()));
      case RollbackRequested e -> Conclusion.ended(Recalling.asked(run, e));
      case ReleaseDelayed e -> new Preparing(run.delayed(e.why()));
      case ReleaseEvent other -> throw new Impossible(p, other);
    };
  }

  /** A task that failed ends the release: nothing of it has started anywhere. */
  private static Release afterTask(Run run, OfTask event) {
    return event instanceof TaskFailed ? Conclusion.ended(run) : new Preparing(run);
  }

  static Release next(Prepared p, ReleaseEvent event) {
    return switch (event) {
      case LiveRequested e -> new GoingLive(p.run());
      case TargetStarted e ->
          new GoingLive(p.run().with(e.target(), target -> target.started(e.reference(), e.at())));
      case TargetFailed e ->
          Conclusion.ended(
              p.run().with(e.target(), target -> target.failed(e.verdict(), e.moved(), e.at())));
      case AbortRequested e -> Conclusion.ended(p.run().aborted(e.by()));
      case RollbackRequested e -> Conclusion.ended(Recalling.asked(p.run(), e));
      case PreparationLapsed e -> Conclusion.ended(p.run());
      case ReleaseEvent other -> throw new Impossible(p, other);
    };
  }

  /** When a platform ends the waiting by itself, it is let do so. */
  private static Instant until(Run run, Instant at) {
    return run.targets().stream()
        .flatMap(target -> target.expiry().stream())
        .map(expiry -> expiry.at().plus(AFTER_THE_PLATFORM))
        .max(Comparator.naturalOrder())
        .orElseGet(() -> at.plus(KEPT));
  }

  /** Whoever carries on after a part is live has decided already that users are moved. */
  static Release onward(Run run, Instant at) {
    if (run.any(stage -> stage == Stage.WAITING || stage == Stage.FETCHED)) {
      return new Preparing(run);
    }
    return run.plan().howLive().asksBeforeLive() && !run.any(Stage::runsNew)
        ? new Prepared(run, until(run, at))
        : new GoingLive(run);
  }
}
