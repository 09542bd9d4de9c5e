package dev.slipway.core.hold;

import dev.slipway.core.engine.Action;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.hold.Hold.Ended;
import dev.slipway.core.hold.Hold.Held;
import dev.slipway.core.hold.Hold.Lifted;
import dev.slipway.core.hold.HoldEvent.HoldEnded;
import dev.slipway.core.hold.HoldEvent.HoldLifted;
import dev.slipway.core.hold.HoldEvent.HoldPlaced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of a hold: it waits for its end, or for somebody who lifts it. */
public final class HoldRules implements Rules<Hold, HoldEvent, HoldStep> {
  private static final Duration LOOK_AT_ENDLESS = Duration.ofDays(1);

  @Override
  public ProcessKind kind() {
    return ProcessKind.HOLD;
  }

  @Override
  public Class<HoldEvent> eventType() {
    return HoldEvent.class;
  }

  @Override
  public Hold begin(HoldEvent first) {
    if (first instanceof HoldPlaced(var at, var request)) {
      return new Held(request);
    }
    throw new Impossible("nothing", first);
  }

  @Override
  public Hold next(Hold hold, HoldEvent event) {
    return switch (new Arrow(hold, event)) {
      case Arrow(Held h, HoldLifted e) -> new Lifted(h.request(), e.by());
      case Arrow(Held h, HoldEnded e) -> new Ended(h.request());
      case Arrow(var state, var impossible) -> throw new Impossible(state, impossible);
    };
  }

  @Override
  public Action<HoldStep> decide(Hold hold, Instant now) {
    return switch (hold) {
      case Held h when h.closes(now) ->
          new Action.Wait<>(
              h.request().until().orElseGet(() -> now.plus(LOOK_AT_ENDLESS)), "its end");
      case Held h -> Action.act(new HoldStep.End());
      case Lifted l -> new Action.Done<>();
      case Ended e -> new Action.Done<>();
    };
  }

  @Override
  public List<Telling> tell(Hold hold, HoldEvent event) {
    Telling card = new Telling.Card(hold.request().place());
    Telling detail = new Telling.Detail(hold.request().place());
    return switch (event) {
      case HoldPlaced e -> List.of(card);
      case HoldLifted e -> List.of(card, detail);
      case HoldEnded e -> List.of(card, detail);
    };
  }

  @Override
  public Index index(Hold hold) {
    HoldRequest request = hold.request();
    return new Index(request.app(), hold.isFinal(), Optional.of(request.slot()), Set.of());
  }

  private record Arrow(Hold state, HoldEvent event) {}
}
