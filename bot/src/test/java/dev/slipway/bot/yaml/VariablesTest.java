package dev.slipway.bot.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  private final Variables variables = new Variables(Map.of("A", "one", "B", " two\n", "E", " "));
  private final List<String> mistakes = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "${A}, one",
    "x-${A}/${B}.git, x-one/two.git",
    "${NONE:-three}, three",
    "${NONE:-}, ''",
    "${A:-three}, one",
    "${E:-three}, three",
    "$${A}, ${A}",
    "$5 and $A, $5 and $A",
  })
  void variableIsPutIn(String text, String resolved) {
    assertThat(variables.resolve(text, mistakes::add)).contains(resolved);
    assertThat(mistakes).isEmpty();
  }

  @Test
  void everyMissingVariableIsNamed() {
    assertThat(variables.resolve("${NONE} ${A} ${E}", mistakes::add)).isEmpty();
    assertThat(mistakes)
        .containsExactly(
            "the environment variable NONE is not set", "the environment variable E is empty");
  }

  @ParameterizedTest
  @CsvSource({
    "${A, a ${ has no }. Write $${ where no variable is meant",
    "${}, ${} names no variable. Example: ${SLACK_BOT_TOKEN}",
    "${A B}, ${A B} names no variable. Example: ${SLACK_BOT_TOKEN}",
  })
  void whatIsNoVariableIsExplained(String text, String told) {
    assertThat(variables.resolve(text, mistakes::add)).isEmpty();
    assertThat(mistakes).containsExactly(told);
  }
}
