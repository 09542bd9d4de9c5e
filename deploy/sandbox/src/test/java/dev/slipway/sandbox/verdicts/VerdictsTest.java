package dev.slipway.sandbox.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.golden.Golden;
import dev.slipway.sandbox.ecs.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario has its story, its line in the truth table, and no call too many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VerdictsTest {
  private final Map<String, Played> all = new LinkedHashMap<>();

  static List<Scenario> scenarios() {
    return Scenarios.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theStoryIsTold(Scenario scenario) {
    Golden.check(
        "src/test/golden/verdicts/%s.txt".formatted(scenario.name()),
        played(scenario).story(scenario));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void nothingIsRepeatedAndNothingIsThrottled(Scenario scenario) {
    Played played = played(scenario);

    assertThat(played.count("RegisterTaskDefinition")).isEqualTo(1);
    assertThat(played.count("UpdateService") + played.count("StopServiceDeployment"))
        .as("one way there, and at most one way back")
        .isBetween(1L, 2L);
    assertThat(played.calls().stream().map(Call::error).flatMap(Optional::stream))
        .as("a trouble of AWS is met seldom, and none is of our own making")
        .hasSizeLessThanOrEqualTo(scenario.isTroubleOfAws() ? 6 : 0);
  }

  @Test
  void theTruthTableSaysWhatWasPlayed() {
    scenarios().forEach(this::played);

    Golden.check("../../docs/verdicts.md", TruthTable.of(scenarios(), all));
  }

  private Played played(Scenario scenario) {
    return all.computeIfAbsent(scenario.name(), name -> Play.of(scenario));
  }
}
