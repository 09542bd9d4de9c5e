package dev.slipway.core.cut;

import static dev.slipway.core.golden.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.CutPolicy;
import dev.slipway.core.cut.CutEvent.BranchCut;
import dev.slipway.core.cut.CutEvent.CutBuilding;
import dev.slipway.core.cut.CutEvent.CutDelayed;
import dev.slipway.core.cut.CutEvent.CutFailed;
import dev.slipway.core.cut.CutEvent.CutRequested;
import dev.slipway.core.golden.Golden;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.golden.TransitionTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CutRulesTest {
  private static final CutRules RULES = new CutRules();
  private static final CutEvent MADE = new BranchCut(NOW, Contents.unknown(Optional.empty()));
  private static final CutEvent BUILDING = new CutBuilding(NOW, Samples.BUILD);
  private static final CutEvent FAILED = new CutFailed(NOW, "the branch is protected");

  @Test
  void everyPairOfStateAndEventIsInTheTable() {
    Golden.check(
        "../docs/transitions/cut.md",
        TransitionTable.of(
            "A cut",
            RULES,
            List.of(after(), after(MADE), after(MADE, BUILDING), after(FAILED)),
            List.of(new CutDelayed(NOW, "away"), MADE, BUILDING, FAILED)));
  }

  @Test
  void onlyAGlobWithOneStarNamesNewBranches() {
    assertThat(CutPolicy.pattern("release/*")).contains("release/{date}");
    assertThat(CutPolicy.pattern("release/*-web")).contains("release/{date}-web");
    assertThat(CutPolicy.pattern("release/*/*")).isEmpty();
    assertThat(CutPolicy.pattern("{a,b}/*")).isEmpty();
    assertThat(CutPolicy.pattern("stable")).isEmpty();
  }

  private static Cut after(CutEvent... events) {
    Cut state = RULES.begin(new CutRequested(NOW, Samples.cutRequest()));
    for (CutEvent event : events) {
      state = RULES.next(state, event);
    }
    return state;
  }
}
