package dev.slipway.sandbox.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.golden.Golden;
import dev.slipway.core.release.Reason;
import dev.slipway.sandbox.ecs.Call;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario has its story, its line in the truth table, and no call too many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VerdictsTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Set<Reason> OF_TASKS =
      EnumSet.of(
          Reason.CRASHED,
          Reason.OUT_OF_MEMORY,
          Reason.NEVER_HEALTHY,
          Reason.KILLED_WHILE_STARTING,
          Reason.DEPENDENCY_DOWN,
          Reason.REGRESSED,
          Reason.CANNOT_START);

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

  @ParameterizedTest
  @MethodSource("scenarios")
  void theCauseIsOnTheCardSoonAfterTheTaskThatDecided(Scenario scenario) {
    Played played = played(scenario);

    if (played.verdict().filter(why -> OF_TASKS.contains(why.reason())).isPresent()) {
      assertThat(played.lag()).hasValueSatisfying(lag -> assertThat(lag).isLessThan(SOON));
    }
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
