package dev.slipway.core.hold;

import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.Action;
import dev.slipway.core.golden.Golden;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.golden.TransitionTable;
import dev.slipway.core.hold.HoldEvent.HoldEnded;
import dev.slipway.core.hold.HoldEvent.HoldLifted;
import dev.slipway.core.hold.HoldEvent.HoldPlaced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldRulesTest {
  private static final HoldRules RULES = new HoldRules();
  private static final HoldEvent LIFTED = new HoldLifted(NOW, MANAGER, Optional.empty());
  private static final HoldEvent ENDED = new HoldEnded(NOW);
  private static final Instant END = NOW.plus(Duration.ofHours(2));

  @Test
  void everyPairOfStateAndEventIsInTheTable() {
    Hold held = held(Optional.of(END));
    Golden.check(
        "../docs/transitions/hold.md",
        TransitionTable.of(
            "A hold",
            RULES,
            List.of(held, RULES.next(held, LIFTED), RULES.next(held, ENDED)),
            List.of(LIFTED, ENDED)));
  }

  @Test
  void itClosesUntilItsEndAndNotAMomentLonger() {
    Hold held = held(Optional.of(END));

    assertThat(held.closes(END.minusMillis(1))).isTrue();
    assertThat(held.closes(END)).isFalse();
    assertThat(RULES.decide(held, NOW)).isEqualTo(new Action.Wait<>(END, "its end"));
    assertThat(RULES.decide(held, END)).isEqualTo(Action.act(new HoldStep.End()));
    assertThat(RULES.next(held, LIFTED).closes(NOW)).isFalse();
  }

  @Test
  void withoutAnEndItClosesUntilItIsLifted() {
    Hold held = held(Optional.empty());

    assertThat(held.closes(NOW.plus(Duration.ofDays(1000)))).isTrue();
    assertThat(RULES.decide(held, NOW)).isInstanceOf(Action.Wait.class);
  }

  @Test
  void itKeepsOthersFromClosingTheSameEnvironmentUntilItIsOver() {
    Hold held = held(Optional.empty());

    assertThat(RULES.index(held).slot()).contains("hold/shop/production");
    assertThat(RULES.index(held).ended()).isFalse();
    assertThat(RULES.index(RULES.next(held, ENDED)).ended()).isTrue();
  }

  private static Hold held(Optional<Instant> until) {
    return RULES.begin(new HoldPlaced(NOW, Samples.holdRequest(until)));
  }
}
