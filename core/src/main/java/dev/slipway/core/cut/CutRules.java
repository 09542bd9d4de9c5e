package dev.slipway.core.cut;

import dev.slipway.core.cut.Cut.Cutting;
import dev.slipway.core.cut.Cut.Done;
import dev.slipway.core.cut.Cut.Failed;
import dev.slipway.core.cut.Cut.Starting;
import dev.slipway.core.cut.CutEvent.BranchCut;
import dev.slipway.core.cut.CutEvent.CutBuilding;
import dev.slipway.core.cut.CutEvent.CutDelayed;
import dev.slipway.core.cut.CutEvent.CutFailed;
import dev.slipway.core.cut.CutEvent.CutRequested;
import dev.slipway.core.engine.Action;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of a cut: the branch first, then its first build. */
public final class CutRules implements Rules<Cut, CutEvent, CutStep> {
  @Override
  public ProcessKind kind() {
    return ProcessKind.CUT;
  }

  @Override
  public Class<CutEvent> eventType() {
    return CutEvent.class;
  }

  @Override
  public Cut begin(CutEvent first) {
    if (first instanceof CutRequested(var at, var request)) {
      return new Cutting(request, Optional.empty());
    }
    throw new Impossible("nothing", first);
  }

  @Override
  public Cut next(Cut cut, CutEvent event) {
    return switch (new Arrow(cut, event)) {
      case Arrow(Cutting c, CutDelayed e) -> new Cutting(c.request(), Optional.of(e.why()));
      case Arrow(Cutting c, BranchCut e) -> new Starting(c.request(), e.contents());
      case Arrow(Cutting c, CutFailed e) -> new Failed(c.request(), e.why());
      case Arrow(Starting s, CutBuilding e) -> new Done(s.request(), s.contents(), e.build());
      case Arrow(Starting s, CutFailed e) -> new Failed(s.request(), e.why());
      case Arrow(var state, var impossible) -> throw new Impossible(state, impossible);
    };
  }

  @Override
  public Action<CutStep> decide(Cut cut, Instant now) {
    return switch (cut) {
      case Cutting c -> Action.act(new CutStep.MakeBranch(c.request()));
      case Starting s -> Action.act(new CutStep.StartBuild(s.request()));
      case Done d -> new Action.Done<>();
      case Failed f -> new Action.Done<>();
    };
  }

  @Override
  public List<Telling> tell(Cut cut, CutEvent event) {
    return List.of(new Telling.Card(cut.request().place()));
  }

  @Override
  public Index index(Cut cut) {
    CutRequest request = cut.request();
    return new Index(
        request.app(),
        cut.isFinal(),
        Optional.of("cut/" + request.app() + "/" + request.branch()),
        Set.of(request.from().sha().value()));
  }

  private record Arrow(Cut state, CutEvent event) {}
}
