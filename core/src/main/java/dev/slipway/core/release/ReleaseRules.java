package dev.slipway.core.release;

import dev.slipway.core.engine.Action;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.release.Release.Awaiting;
import dev.slipway.core.release.Release.Cancelled;
import dev.slipway.core.release.Release.Confirmed;
import dev.slipway.core.release.Release.FoundThere;
import dev.slipway.core.release.Release.GoingLive;
import dev.slipway.core.release.Release.Mixed;
import dev.slipway.core.release.Release.Planning;
import dev.slipway.core.release.Release.Preparing;
import dev.slipway.core.release.Release.Refused;
import dev.slipway.core.release.Release.Superseded;
import dev.slipway.core.release.Release.TakingBack;
import dev.slipway.core.release.ReleaseEvent.AbortRequested;
import dev.slipway.core.release.ReleaseEvent.AuthorsReminded;
import dev.slipway.core.release.ReleaseEvent.CarryOnRequested;
import dev.slipway.core.release.ReleaseEvent.PlanChanged;
import dev.slipway.core.release.ReleaseEvent.PlanHeld;
import dev.slipway.core.release.ReleaseEvent.ReleaseCancelled;
import dev.slipway.core.release.ReleaseEvent.ReleaseConfirmed;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.ReleaseEvent.ReleaseExpired;
import dev.slipway.core.release.ReleaseEvent.ReleaseFoundThere;
import dev.slipway.core.release.ReleaseEvent.ReleasePlanned;
import dev.slipway.core.release.ReleaseEvent.ReleaseRefused;
import dev.slipway.core.release.ReleaseEvent.ReleaseRequested;
import dev.slipway.core.release.ReleaseEvent.ReleaseSuperseded;
import dev.slipway.core.release.ReleaseEvent.ReleaseWatched;
import dev.slipway.core.release.ReleaseEvent.TakeBackRequested;
import dev.slipway.core.release.ReleaseEvent.TargetFailed;
import dev.slipway.core.release.ReleaseEvent.TargetLive;
import dev.slipway.core.release.ReleaseEvent.TargetPrepared;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseEvent.TargetStarted;
import dev.slipway.core.release.ReleaseEvent.TargetTakenBack;
import dev.slipway.core.release.TargetRun.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules of a release: plan, confirm, prepare everywhere, go live wave by wave. */
public final class ReleaseRules implements Rules<Release, ReleaseEvent, ReleaseStep> {
  private static final Duration LOOK_AFTER_MIXED = Duration.ofDays(1);

  @Override
  public ProcessKind kind() {
    return ProcessKind.RELEASE;
  }

  @Override
  public Class<ReleaseEvent> eventType() {
    return ReleaseEvent.class;
  }

  @Override
  public Release begin(ReleaseEvent first) {
    if (first instanceof ReleaseRequested(var at, var request)) {
      return new Planning(request, Optional.empty(), Map.of());
    }
    throw new Impossible("nothing", first);
  }

  @Override
  public Release next(Release release, ReleaseEvent event) {
    return switch (new Arrow(release, event)) {
      case Arrow(Planning p, ReleasePlanned e) -> planned(p, e);
      case Arrow(Planning p, ReleaseRefused e) -> refused(p, e);
      case Arrow(Planning p, ReleaseFoundThere e) when p.request().automatic() ->
          new FoundThere(p.request());
      case Arrow(Planning p, ReleaseDelayed e) ->
          new Planning(p.request(), Optional.of(e.why()), p.heard());
      case Arrow(Planning p, ReleaseCancelled e) ->
          new Cancelled(p.request(), Optional.empty(), e.by());
      case Arrow(Awaiting a, ReleaseConfirmed e) when e.hash().equals(a.proposed().hash()) ->
          new Confirmed(a.request(), a.proposed(), e.by(), Optional.empty());
      case Arrow(Awaiting a, ReleaseCancelled e) ->
          new Cancelled(a.request(), Optional.of(a.proposed()), e.by());
      case Arrow(Awaiting a, ReleaseExpired e) -> new Release.Expired(a.request(), a.proposed());
      case Arrow(Confirmed c, PlanHeld e) ->
          new Preparing(
              Run.begin(c.request(), c.proposed(), Optional.of(c.by()), e.usual(), e.at()));
      case Arrow(Confirmed c, PlanChanged e) -> changed(c, e);
      case Arrow(Confirmed c, ReleaseRefused e) -> refused(c, e);
      case Arrow(Confirmed c, ReleaseDelayed e) ->
          new Confirmed(c.request(), c.proposed(), c.by(), Optional.of(e.why()));
      case Arrow(Confirmed c, AbortRequested e) ->
          new Cancelled(c.request(), Optional.of(c.proposed()), e.by());
      case Arrow(Preparing p, TargetPrepared e) ->
          prepared(p.run().with(e.target(), run -> run.prepared(e.reference(), e.at())));
      case Arrow(Preparing p, TargetFailed e) -> Conclusion.ended(failed(p.run(), e));
      case Arrow(Preparing p, AbortRequested e) -> Conclusion.ended(p.run().aborted(e.by()));
      case Arrow(Preparing p, ReleaseDelayed e) -> new Preparing(p.run().delayed(e.why()));
      case Arrow(Release.Moving m, TargetStarted e) when !m.run().takesBack(e.target()) ->
          Conclusion.of(m.run().with(e.target(), run -> run.started(e.reference(), e.at())));
      case Arrow(Release.Moving m, TargetProgressed e) -> Conclusion.of(progressed(m.run(), e));
      case Arrow(Release.Moving m, ReleaseWatched e) -> Conclusion.of(m.run().watched(e.at()));
      case Arrow(Release.Moving m, TargetLive e) when !m.run().takesBack(e.target()) ->
          Conclusion.of(live(m.run(), e));
      case Arrow(Release.Moving m, TargetFailed e) -> Conclusion.of(failed(m.run(), e));
      case Arrow(Release.Moving m, TargetTakenBack e) when m.run().takesBack(e.target()) ->
          Conclusion.of(m.run().with(e.target(), run -> run.takenBack(e.evidence(), e.at())));
      case Arrow(Release.Moving m, ReleaseDelayed e) -> Conclusion.of(m.run().delayed(e.why()));
      case Arrow(GoingLive g, AbortRequested e) -> aborted(g.run(), e);
      case Arrow(Mixed m, CarryOnRequested e) -> carryOn(m.run(), e);
      case Arrow(Mixed m, TakeBackRequested e) ->
          new TakingBack(takeBack(m.run(), Stage::runsNew, e.at()));
      case Arrow(Mixed m, ReleaseSuperseded e) when m.givesWay() -> new Superseded(m.run(), e.by());
      case Arrow(Release r, ReleaseEvent.Spoken e) when Beside.hears(r) -> Beside.heard(r, e);
      case Arrow(Awaiting a, AuthorsReminded e) when a.proposed().reminder().isEmpty() ->
          Beside.with(a, a.proposed().reminded(new Reminder(e.at(), e.by())));
      case Arrow(var state, var impossible) -> throw new Impossible(state, impossible);
    };
  }

  @Override
  public Action<ReleaseStep> decide(Release release, Instant now) {
    return switch (release) {
      case Planning p -> Action.act(new ReleaseStep.WorkOutPlan(p.request()));
      case Awaiting a when now.isBefore(a.until()) ->
          new Action.Wait<>(a.until(), "a confirmation");
      case Awaiting a -> Action.act(new ReleaseStep.Expire());
      case Confirmed c -> Action.act(new ReleaseStep.CheckPlan(c.request(), c.proposed()));
      case Preparing p -> prepare(p.run());
      case Release.Moving m -> move(m.run());
      case Mixed m -> new Action.Wait<>(now.plus(LOOK_AFTER_MIXED), "carry on or take back");
      case Release.Final f -> new Action.Done<>();
    };
  }

  @Override
  public List<Telling> tell(Release release, ReleaseEvent event) {
    return ReleaseTellings.of(release, event);
  }

  @Override
  public Optional<ReleaseStage> stage(Release release) {
    return ReleaseStage.of(release);
  }

  /** A mixed release keeps the environment until a person decides or it gives way. */
  @Override
  public Index index(Release release) {
    ReleaseRequest request = release.request();
    return new Index(
        request.app(), release.isFinal(), Optional.of(request.slot()), Beside.tokens(release));
  }

  private static Release planned(Planning planning, ReleasePlanned event) {
    ReleaseRequest request = planning.request();
    Plan plan = event.plan().heard(planning.heard());
    return request.automatic()
        ? new Preparing(Run.begin(request, plan, Optional.empty(), event.usual(), event.at()))
        : new Awaiting(request, plan, event.at().plus(request.confirmWithin()), List.of());
  }

  private static Release refused(Release release, ReleaseRefused event) {
    return new Refused(release.request(), event.why(), event.next());
  }

  private static Release changed(Confirmed confirmed, PlanChanged event) {
    Instant until = event.at().plus(confirmed.request().confirmWithin());
    Plan plan = event.plan().after(confirmed.proposed());
    return new Awaiting(confirmed.request(), plan, until, event.changes());
  }

  private static Release prepared(Run run) {
    return run.any(stage -> stage == Stage.WAITING) ? new Preparing(run) : new GoingLive(run);
  }

  private static Run progressed(Run run, TargetProgressed e) {
    return run.with(e.target(), target -> target.progressed(e.counts(), e.note(), e.at()));
  }

  private static Run live(Run run, TargetLive e) {
    return run.with(e.target(), target -> target.live(e.counts(), e.evidence(), e.at()));
  }

  private static Run failed(Run run, TargetFailed e) {
    return run.with(e.target(), target -> target.failed(e.verdict(), e.moved(), e.at()));
  }

  /** What is prepared in the present wave may have begun to move while the person clicked. */
  private static Release aborted(Run run, AbortRequested event) {
    List<TargetRun> wave = run.wave();
    Run back =
        run.with(
            target ->
                target.stage() == Stage.GOING_LIVE
                        || (target.stage() == Stage.PREPARED && wave.contains(target))
                    ? target.takingBack(event.at())
                    : target);
    return Conclusion.of(back.aborted(event.by()));
  }

  private static Run takeBack(Run run, Predicate<Stage> which, Instant at) {
    return run.with(target -> which.test(target.stage()) ? target.takingBack(at) : target);
  }

  private static Release carryOn(Run run, CarryOnRequested event) {
    return prepared(
        run.carriedOn()
            .with(target -> target.stage() == Stage.LIVE ? target : target.again(event.at())));
  }

  private static Action<ReleaseStep> prepare(Run run) {
    return act(
        run.in(stage -> stage == Stage.WAITING).stream()
            .map(target -> new ReleaseStep.Prepare(run.plan(), target)));
  }

  /** Targets that move are watched; the next wave begins only when nothing went wrong. */
  private static Action<ReleaseStep> move(Run run) {
    Stream<ReleaseStep> next =
        run.isStopped()
            ? run.unsettled().stream().map(target -> new ReleaseStep.HoldBack(run.plan(), target))
            : run.wave().stream()
                .filter(target -> target.stage() == Stage.PREPARED)
                .map(target -> new ReleaseStep.GoLive(run.plan(), target));
    Stream<ReleaseStep> inFlight =
        run.in(Stage::inFlight).stream().map(target -> watch(run.plan(), target));
    return act(
        Stream.of(inFlight, next, Stream.of(new ReleaseStep.Watch(run.notedAt())))
            .flatMap(steps -> steps));
  }

  private static ReleaseStep watch(Plan plan, TargetRun target) {
    return target.stage() == Stage.TAKING_BACK
        ? new ReleaseStep.TakeBack(plan, target)
        : new ReleaseStep.GoLive(plan, target);
  }

  private static Action<ReleaseStep> act(Stream<? extends ReleaseStep> steps) {
    return new Action.Act<>(steps.<ReleaseStep>map(step -> step).toList());
  }

  private record Arrow(Release state, ReleaseEvent event) {}
}
