package dev.slipway.core.release;

import dev.slipway.core.app.Pace;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.release.Release.Baking;
import dev.slipway.core.release.Release.GoingLive;
import dev.slipway.core.release.Release.Mixed;
import dev.slipway.core.release.Release.TakingBack;
import dev.slipway.core.release.ReleaseEvent.AbortRequested;
import dev.slipway.core.release.ReleaseEvent.CarryOnRequested;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.ReleaseEvent.ReleaseSuperseded;
import dev.slipway.core.release.ReleaseEvent.ShareRaised;
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
import java.util.List;

/** The arrows of a release that users may meet: going live, share by share, and back. */
final class OnTheMove {
  private OnTheMove() {}

  static Release next(Release.Moving moving, ReleaseEvent event) {
    Run run = moving.run();
    return switch (event) {
      case TargetStarted e when !run.takesBack(e.target()) ->
          Conclusion.of(run.with(e.target(), target -> target.started(e.reference(), e.at())));
      case TargetProgressed e ->
          Conclusion.of(
              run.with(e.target(), target -> target.progressed(e.counts(), e.note(), e.at())));
      case TargetAtShare e when !run.takesBack(e.target()) ->
          Conclusion.of(
              run.with(
                  e.target(),
                  target -> target.atShare(e.share(), e.counts(), e.evidence(), e.at())));
      case TargetLive e when !run.takesBack(e.target()) -> Conclusion.of(live(run, e));
      case TargetFailed e ->
          Conclusion.of(
              run.with(e.target(), target -> target.failed(e.verdict(), e.moved(), e.at())));
      case TargetTakenBack e when run.takesBack(e.target()) ->
          Conclusion.of(run.with(e.target(), target -> target.takenBack(e.evidence(), e.at())));
      case TargetFetched e when run.takesBack(e.target()) ->
          Conclusion.of(run.with(e.target(), target -> target.fetched(e.reference(), e.at())));
      case TargetPrepared e when run.takesBack(e.target()) ->
          Conclusion.of(run.with(e.target(), target -> target.prepared(e.reference(), e.at())));
      case ReleaseDelayed e -> Conclusion.of(run.delayed(e.why()));
      case ShareRaised e when moving instanceof Baking baking && e.share().equals(baking.next()) ->
          new GoingLive(run.aimingAt(e.share()));
      case AbortRequested e when !(moving instanceof TakingBack) -> aborted(run, e);
      case ReleaseEvent other -> throw new Impossible(moving, other);
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
      case TakeBackRequested e ->
          new TakingBack(
              run.with(target -> target.stage().runsNew() ? target.takingBack(e.at()) : target)
                  .clearing());
      case ReleaseSuperseded e when mixed.givesWay() -> new Release.Superseded(run, e.by());
      case ReleaseEvent other -> throw new Impossible(mixed, other);
    };
  }

  /** The next wave begins with the first share again. */
  private static Run live(Run run, TargetLive e) {
    Run next = run.with(e.target(), target -> target.live(e.counts(), e.evidence(), e.at()));
    Pace pace = run.plan().howLive();
    return next.waveNumber() > run.waveNumber() ? next.aimingAt(pace.first()) : next;
  }

  private static boolean goesOn(Stage stage) {
    return stage == Stage.LIVE || stage == Stage.AT_SHARE;
  }

  /** What is prepared in the present wave may have begun to move while the person clicked. */
  private static Release aborted(Run run, AbortRequested event) {
    List<TargetRun> wave = run.wave();
    Run back =
        run.with(
            target ->
                moves(target.stage()) || (target.stage() == Stage.PREPARED && wave.contains(target))
                    ? target.takingBack(event.at())
                    : target);
    return Conclusion.of(back.aborted(event.by()));
  }

  private static boolean moves(Stage stage) {
    return stage == Stage.GOING_LIVE || stage == Stage.AT_SHARE;
  }
}
