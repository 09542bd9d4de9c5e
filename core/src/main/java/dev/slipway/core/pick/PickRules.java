package dev.slipway.core.pick;

import dev.slipway.core.engine.Action;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.pick.Pick.Adopting;
import dev.slipway.core.pick.Pick.Advising;
import dev.slipway.core.pick.Pick.Building;
import dev.slipway.core.pick.Pick.Built;
import dev.slipway.core.pick.Pick.Conflicted;
import dev.slipway.core.pick.Pick.Landed;
import dev.slipway.core.pick.Pick.Landing;
import dev.slipway.core.pick.Pick.OnBranch;
import dev.slipway.core.pick.Pick.Rehearsed;
import dev.slipway.core.pick.Pick.Staging;
import dev.slipway.core.pick.PickEvent.PickAdvised;
import dev.slipway.core.pick.PickEvent.PickAgreed;
import dev.slipway.core.pick.PickEvent.PickBuildFailed;
import dev.slipway.core.pick.PickEvent.PickBuilding;
import dev.slipway.core.pick.PickEvent.PickBuilt;
import dev.slipway.core.pick.PickEvent.PickConflicted;
import dev.slipway.core.pick.PickEvent.PickDelayed;
import dev.slipway.core.pick.PickEvent.PickDropped;
import dev.slipway.core.pick.PickEvent.PickExpired;
import dev.slipway.core.pick.PickEvent.PickFailed;
import dev.slipway.core.pick.PickEvent.PickFoundThere;
import dev.slipway.core.pick.PickEvent.PickLanded;
import dev.slipway.core.pick.PickEvent.PickNotResolved;
import dev.slipway.core.pick.PickEvent.PickNotStaged;
import dev.slipway.core.pick.PickEvent.PickQueued;
import dev.slipway.core.pick.PickEvent.PickRehearsed;
import dev.slipway.core.pick.PickEvent.PickReplaced;
import dev.slipway.core.pick.PickEvent.PickRequested;
import dev.slipway.core.pick.PickEvent.PickResolved;
import dev.slipway.core.pick.PickEvent.PickStaged;
import dev.slipway.core.repository.PickPlan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of a pick: land, be built, reach staging. */
public final class PickRules implements Rules<Pick, PickEvent, PickStep> {

  @Override
  public ProcessKind kind() {
    return ProcessKind.PICK;
  }

  @Override
  public Class<PickEvent> eventType() {
    return PickEvent.class;
  }

  @Override
  public Pick begin(PickEvent first) {
    if (first instanceof PickRequested(var at, var request)) {
      return new Landing(request, Optional.empty(), Optional.empty());
    }
    throw new Impossible("nothing", first);
  }

  @Override
  public Pick next(Pick pick, PickEvent event) {
    PickRequest request = pick.request();
    return switch (new Arrow(pick, event)) {
      case Arrow(Landing l, PickLanded e) ->
          new Landed(request, e.commits(), Optional.empty(), Optional.empty());
      case Arrow(Landing l, PickFoundThere e) -> new Pick.FoundThere(request, e.commits());
      case Arrow(Landing l, PickConflicted e) -> advising(request, e);
      case Arrow(Landing l, PickFailed e) -> new Pick.Failed(request, e.why());
      case Arrow(Landing l, PickDelayed e) ->
          new Landing(request, l.agreed(), Optional.of(e.why()));
      case Arrow(Landing l, PickRehearsed e) -> new Rehearsed(request, e.rehearsal(), e.until());
      case Arrow(Rehearsed r, PickAgreed e) ->
          new Landing(request, Optional.of(r.rehearsal()), Optional.empty());
      case Arrow(Rehearsed r, PickDropped e) -> new Pick.Dropped(request, e.by(), Optional.empty());
      case Arrow(Conflicted c, PickDropped e) ->
          new Pick.Dropped(request, e.by(), Optional.of(c.conflict()));
      case Arrow(Rehearsed r, PickExpired e) -> new Pick.Expired(request, Optional.empty());
      case Arrow(Conflicted c, PickExpired e) ->
          new Pick.Expired(request, Optional.of(c.conflict()));
      case Arrow(Advising c, PickAdvised e) ->
          new Conflicted(request, c.conflict(), e.advice(), Optional.empty(), e.until());
      case Arrow(Conflicted c, PickReplaced e) -> new Pick.Replaced(request, e.with(), e.by());
      case Arrow(Conflicted c, PickResolved e) ->
          new Adopting(request, c, e.branch(), e.by(), Optional.empty());
      case Arrow(Adopting a, PickDelayed e) ->
          new Adopting(request, a.before(), a.resolved(), a.by(), Optional.of(e.why()));
      case Arrow(Adopting a, PickNotResolved e) -> notResolved(a, e.why());
      case Arrow(Adopting a, PickFailed e) -> notResolved(a, e.why());
      case Arrow(Adopting a, PickLanded e) ->
          new Landed(request, e.commits(), Optional.of(a.by()), Optional.empty());
      case Arrow(Landed l, PickQueued e) ->
          new Landed(request, l.landed(), l.resolvedBy(), Optional.of(e.behind()));
      case Arrow(Landed l, PickBuilding e) -> new Building(request, l.landed(), e.build());
      case Arrow(Landed l, PickBuilt e) -> built(l, e);
      case Arrow(Landed l, PickBuildFailed e) -> buildFailed(l, e);
      case Arrow(Building b, PickBuilding e) -> new Building(request, b.landed(), e.build());
      case Arrow(Building b, PickBuilt e) -> built(b, e);
      case Arrow(Building b, PickBuildFailed e) -> buildFailed(b, e);
      case Arrow(Staging s, PickStaged e) ->
          new Pick.Staged(request, s.landed(), e.environment(), e.release());
      case Arrow(Staging s, PickNotStaged e) ->
          new Pick.NotStaged(request, s.landed(), e.environment(), e.release(), e.why());
      case Arrow(OnBranch o, PickFailed e) when !o.isFinal() -> new Pick.Failed(request, e.why());
      case Arrow(var state, var impossible) -> throw new Impossible(state, impossible);
    };
  }

  @Override
  public Action<PickStep> decide(Pick pick, Instant now) {
    return switch (pick) {
      case Landing l ->
          Action.act(
              new PickStep.Land(
                  l.request().app(), l.request().order(), l.request().rehearse(), l.agreed()));
      case Advising c ->
          Action.act(new PickStep.Advise(c.request().app(), c.request().order(), c.conflict()));
      case Adopting a ->
          Action.act(new PickStep.Adopt(a.request().app(), a.request().order(), a.resolved()));
      case Pick.Asking a when now.isBefore(a.until()) ->
          new Action.Wait<>(a.until(), "a click on its card");
      case Pick.Asking a -> Action.act(new PickStep.Expire());
      case Landed l -> Action.act(followBuild(l, Optional.empty(), l.behind()));
      case Building b -> Action.act(followBuild(b, Optional.of(b.build()), Optional.empty()));
      case Staging s ->
          Action.act(new PickStep.FollowRelease(s.request().app(), s.environment(), s.head()));
      case Pick.Final f -> new Action.Done<>();
    };
  }

  @Override
  public List<Telling> tell(Pick pick, PickEvent event) {
    return PickTellings.of(pick, event);
  }

  @Override
  public Index index(Pick pick) {
    Set<String> tokens = new HashSet<>();
    pick.request().commits().forEach(commit -> tokens.add(commit.sha().value()));
    if (pick instanceof OnBranch onBranch) {
      onBranch.landed().forEach(commit -> tokens.add(commit.landed().value()));
    }
    return new Index(pick.request().app(), pick.isFinal(), Optional.empty(), tokens);
  }

  private static Pick advising(PickRequest request, PickConflicted event) {
    return new Advising(
        request, new PickPlan.Conflicting(event.onto(), event.commit(), event.conflicts()));
  }

  private static Pick notResolved(Adopting pick, String why) {
    Conflicted before = pick.before();
    return new Conflicted(
        before.request(),
        before.conflict(),
        before.advice(),
        Optional.of(new Conflicted.Problem(pick.by(), why)),
        before.until());
  }

  private static Pick built(OnBranch pick, PickBuilt event) {
    return pick.request().follows().isEmpty()
        ? new Built(pick.request(), pick.landed(), event.build())
        : new Staging(
            pick.request(),
            pick.landed(),
            event.build(),
            event.commit(),
            pick.request().follows().getFirst());
  }

  private static Pick buildFailed(OnBranch pick, PickBuildFailed event) {
    return new Pick.BuildFailed(pick.request(), pick.landed(), event.build(), event.why());
  }

  private static PickStep followBuild(
      OnBranch pick, Optional<ProcessId> following, Optional<ProcessId> behind) {
    return new PickStep.FollowBuild(
        pick.request().app(), pick.request().branch(), pick.head(), following, behind);
  }

  private record Arrow(Pick state, PickEvent event) {}
}
