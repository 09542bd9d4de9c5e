package dev.slipway.core.release;

import dev.slipway.core.app.Pace;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.release.Release.Baking;
import dev.slipway.core.release.Release.Finishing;
import dev.slipway.core.release.Release.GoingLive;
import dev.slipway.core.release.Release.Mixed;
import dev.slipway.core.release.Release.TakingBack;
import dev.slipway.core.release.ReleaseEvent.AbortRequested;
import dev.slipway.core.release.ReleaseEvent.CarryOnRequested;
import dev.slipway.core.release.ReleaseEvent.OfTask;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.ReleaseEvent.ReleaseSuperseded;
import dev.slipway.core.release.ReleaseEvent.RollbackRequested;
import dev.slipway.core.release.ReleaseEvent.ShareRaised;
import dev.slipway.core.release.ReleaseEvent.SignalBad;
import dev.slipway.core.release.ReleaseEvent.SignalsRead;
import dev.slipway.core.release.ReleaseEvent.TakeBackRequested;
import dev.slipway.core.release.ReleaseEvent.TargetAtShare;
import dev.slipway.core.release.ReleaseEvent.TargetFailed;
import dev.slipway.core.release.ReleaseEvent.TargetFetched;
import dev.slipway.core.release.ReleaseEvent.TargetLive;
import dev.slipway.core.release.ReleaseEvent.TargetPrepared;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseEvent.TargetStarted;
import dev.slipway.core.release.ReleaseEvent.TargetTakenBack;
import dev.slipway.core.release.TargetRun.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The arrows of a release that users may meet: going live, share by share, and back. */
final class OnTheMove {
  private OnTheMove() {}

  /** What was seen of the signals is known as long as the share stays. */
  static Release next(Release.Moving moving, ReleaseEvent event) {
    Release next = moved(moving, event);
    return moving instanceof Baking before
            && next instanceof Baking(var run, var look)
            && look.isEmpty()
            && run.movedAt().equals(before.run().movedAt())
        ? new Baking(run, before.look())
        : next;
  }

  private static Release moved(Release.Moving moving, ReleaseEvent event) {
    Run run = moving.run();
    return switch (event) {
      case TargetStarted e when !run.takesBack(e.target()) ->
          Conclusion.of(run.with(e.target(), target -> target.started(e.reference(), e.at())));
      case TargetProgressed e -> Conclusion.of(Soaking.progressed(run, e));
      case TargetAtShare e when !run.takesBack(e.target()) ->
          Conclusion.of(run.with(e.target(), target -> target.atShare(e)));
      case TargetLive e when !run.takesBack(e.target()) -> Conclusion.of(live(run, e));
      case TargetFailed e ->
          Conclusion.of(
              run.with(e.target(), target -> target.failed(e.verdict(), e.moved(), e.at())));
      case TargetTakenBack e when run.takesBack(e.target()) ->
          Conclusion.of(run.with(e.target(), target -> target.takenBack(e.evidence(), e.at())));
      case TargetFetched e when run.takesBack(e.target()) ->
          Conclusion.of(run.with(e.target(), target -> target.fetched(e.reference(), e.at())));
      case TargetPrepared e when run.takesBack(e.target()) ->
          Conclusion.of(run.with(e.target(), target -> target.prepared(e)));
      case ReleaseDelayed e -> Conclusion.of(run.delayed(e.why()));
      case ShareRaised e when moving instanceof Baking baking && e.share().equals(baking.next()) ->
          new GoingLive(run.aimingAt(e.share()));
      case SignalsRead e when moving instanceof Baking -> new Baking(run, Optional.of(e.look()));
      case SignalBad e when moving instanceof Baking -> Conclusion.of(failing(run, e));
      case SignalsRead e when isSoaking(moving) -> new GoingLive(Soaking.read(run, e));
      case SignalBad e when isSoaking(moving) -> Conclusion.of(Soaking.failing(run, e));
      case AbortRequested e when !(moving instanceof TakingBack) ->
          Conclusion.of(stopping(run, e.at()).aborted(e.by()));
      case RollbackRequested e -> Conclusion.of(Recalling.asked(stopping(run, e.at()), e));
      case ReleaseEvent other -> throw new Impossible(moving, other);
    };
  }

  static Release next(Finishing finishing, ReleaseEvent event) {
    Run run = finishing.run();
    return switch (event) {
      case OfTask e when run.tasks().allows(e) -> Conclusion.of(run.after(e));
      case ReleaseDelayed e -> new Finishing(run.delayed(e.why()));
      case ReleaseEvent other -> throw new Impossible(finishing, other);
    };
  }

  static Release next(Mixed mixed, ReleaseEvent event) {
    Run run = mixed.run();
    return switch (event) {
      case CarryOnRequested e ->
          GettingReady.onward(
              run.carriedOn()
                  .with(target -> goesOn(target.stage()) ? target : target.again(e.at())),
              e.at());
      case TakeBackRequested e -> new TakingBack(back(run, e.at()));
      case RollbackRequested e -> new TakingBack(Recalling.asked(back(run, e.at()), e));
      case ReleaseSuperseded e when mixed.givesWay() -> new Release.Superseded(run, e.by());
      case ReleaseEvent other -> throw new Impossible(mixed, other);
    };
  }

  private static boolean isSoaking(Release.Moving moving) {
    return moving instanceof GoingLive && Soaking.isGoingOn(moving.run());
  }

  /** The next wave begins with the first share again. */
  private static Run live(Run run, TargetLive e) {
    Run next = run.with(e.target(), target -> target.live(e));
    Pace pace = run.plan().howLive();
    return next.waveNumber() > run.waveNumber() ? next.aimingAt(pace.first()) : next;
  }

  /** Every target at the share fails with it: the users there are those who suffer. */
  private static Run failing(Run run, SignalBad e) {
    return run.with(
        target ->
            target.stage() == Stage.AT_SHARE ? target.failed(e.verdict(), true, e.at()) : target);
  }

  private static boolean goesOn(Stage stage) {
    return stage == Stage.LIVE || stage == Stage.AT_SHARE;
  }

  /** What is prepared in the present wave may have begun to move while the person clicked. */
  private static Run stopping(Run run, Instant at) {
    List<TargetRun> wave = run.wave();
    return run.with(
        target ->
            target.stage().moves() || (target.stage() == Stage.PREPARED && wave.contains(target))
                ? target.takingBack(at)
                : target);
  }

  private static Run back(Run run, Instant at) {
    return run.with(target -> target.stage().runsNew() ? target.takingBack(at) : target).clearing();
  }
}
