package dev.slipway.core.release;

import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.engine.Action;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.release.Release.Awaiting;
import dev.slipway.core.release.Release.Baking;
import dev.slipway.core.release.Release.Closing;
import dev.slipway.core.release.Release.Confirmed;
import dev.slipway.core.release.Release.Finishing;
import dev.slipway.core.release.Release.Mixed;
import dev.slipway.core.release.Release.Planning;
import dev.slipway.core.release.Release.Prepared;
import dev.slipway.core.release.Release.Preparing;
import dev.slipway.core.release.ReleaseEvent.ReleaseRequested;
import dev.slipway.core.release.TargetRun.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of a release: plan, confirm, fetch and prepare everywhere, go live wave by wave and in
 * each wave share by share.
 */
public final class ReleaseRules implements Rules<Release, ReleaseEvent, ReleaseStep> {
  private static final Duration A_DAY = Duration.ofDays(1);

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
    if (event instanceof ReleaseEvent.Spoken spoken && Beside.hears(release)) {
      return Beside.heard(release, spoken);
    }
    if (event instanceof ReleaseEvent.OfScaling scaling
        && release instanceof Release.Carried carried
        && !release.isFinal()) {
      return Restoring.heard(carried, scaling);
    }
    if (event instanceof ReleaseEvent.RevisionsRemoved && release instanceof Release.Live) {
      return release;
    }
    if (event instanceof ReleaseEvent.ReleaseWatched watched && Noting.isWorthwhile(release)) {
      return Noting.noted(release, watched);
    }
    return switch (release) {
      case Planning p -> Asking.next(p, event);
      case Awaiting a -> Asking.next(a, event);
      case Confirmed c -> Asking.next(c, event);
      case Preparing p -> GettingReady.next(p, event);
      case Prepared p -> GettingReady.next(p, event);
      case Release.Moving m -> OnTheMove.next(m, event);
      case Finishing f -> OnTheMove.next(f, event);
      case Mixed m -> OnTheMove.next(m, event);
      case Release.Restoring r -> Restoring.next(r, event);
      case Closing c -> Conclusion.next(c, event);
      case Release.Final over -> throw new Impossible(over, event);
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
      case Preparing p -> prepare(p.run(), now);
      case Prepared p when now.isBefore(p.until()) -> keep(p);
      case Prepared p -> Action.act(new ReleaseStep.Lapse());
      case Baking b -> bake(b, now);
      case Release.Moving m -> move(m.run());
      case Finishing f ->
          TaskSteps.of(f.run(), f.run().tasks().next(When.AFTER).orElseThrow(), now);
      case Mixed m -> new Action.Wait<>(now.plus(A_DAY), "carry on or take back");
      case Release.Restoring r -> new Action.Act<>(Restoring.steps(r.run(), now));
      case Closing c -> Action.act(new ReleaseStep.Close(c.run()));
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

  /** Nothing is started anywhere until everything is there everywhere, and migrated. */
  private static Action<ReleaseStep> prepare(Run run, Instant now) {
    List<TargetRun> waiting = run.in(stage -> stage == Stage.WAITING);
    if (!waiting.isEmpty()) {
      return act(run, waiting.stream().map(target -> new ReleaseStep.Fetch(run.plan(), target)));
    }
    return run.tasks()
        .next(When.BEFORE)
        .map(task -> TaskSteps.of(run, task, now))
        .orElseGet(
            () ->
                act(
                    run,
                    run.in(stage -> stage == Stage.FETCHED).stream()
                        .map(target -> new ReleaseStep.Prepare(run.plan(), target))));
  }

  /** Who waits for ever need not be looked at. */
  private static Action<ReleaseStep> keep(Prepared prepared) {
    Run run = prepared.run();
    List<ReleaseStep> watch =
        run.targets().stream()
            .filter(target -> target.expiry().isPresent())
            .<ReleaseStep>map(target -> new ReleaseStep.Keep(run.plan(), target))
            .toList();
    return watch.isEmpty()
        ? new Action.Wait<>(prepared.until(), "going live")
        : new Action.Act<>(watch);
  }

  /** What has reached its share is watched while it stays there, and so are the signals. */
  private static Action<ReleaseStep> bake(Baking baking, Instant now) {
    Run run = baking.run();
    Pace pace = run.plan().howLive();
    Optional<Share> raise =
        pace.asksBetween() || now.isBefore(baking.until())
            ? Optional.empty()
            : Optional.of(baking.next());
    Stream<ReleaseStep> next =
        pace.signals().isEmpty()
            ? raise.<ReleaseStep>map(ReleaseStep.Raise::new).stream()
            : Stream.of(
                new ReleaseStep.LookOut(
                    run.plan(), run.movedAt(), baking.look(), raise, run.aim()));
    Stream<ReleaseStep> watch = run.wave().stream().map(target -> goLive(run, target));
    return new Action.Act<>(Stream.concat(next, watch).toList());
  }

  /**
   * Targets that move are watched, and the signals once all users are on one; the next wave begins
   * only when nothing went wrong.
   */
  private static Action<ReleaseStep> move(Run run) {
    Stream<ReleaseStep> next =
        run.isStopped()
            ? run.unsettled().stream().map(target -> new ReleaseStep.HoldBack(run.plan(), target))
            : run.wave().stream()
                .filter(target -> mayMove(target, run.aim()))
                .map(target -> goLive(run, target));
    Stream<ReleaseStep> watch =
        run.in(Stage::inFlight).stream().filter(run::isItsTurn).map(target -> watch(run, target));
    return act(run, Stream.of(watch, next, Soaking.lookOut(run)).flatMap(steps -> steps));
  }

  private static boolean mayMove(TargetRun target, Share aim) {
    return target.stage() == Stage.PREPARED
        || (target.stage() == Stage.AT_SHARE && !target.isAt(aim));
  }

  private static ReleaseStep watch(Run run, TargetRun target) {
    return target.stage().isLeaving()
        ? new ReleaseStep.TakeBack(run.plan(), target)
        : goLive(run, target);
  }

  private static ReleaseStep goLive(Run run, TargetRun target) {
    return new ReleaseStep.GoLive(run.plan(), target, run.aim());
  }

  /** Whatever is done, it is also noted from time to time that it goes on. */
  private static Action<ReleaseStep> act(Run run, Stream<? extends ReleaseStep> steps) {
    Stream<ReleaseStep> watch = Stream.of(new ReleaseStep.Watch(run.notedAt()));
    return new Action.Act<>(Stream.concat(steps, watch).toList());
  }
}
