package dev.slipway.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> VERBS = List.of("help", "status", "pick", "release", "history");

  @ParameterizedTest
  @CsvSource({
    "pcik,pick",
    "PICK,pick",
    "pik,pick",
    "picks,pick",
    "relaese,release",
    "realese,release",
    "satus,status",
    "hlep,help",
    "histroy,history",
    "hist,history"
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(Nearest.to(typed, VERBS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"deploy", "abcd", "pickpocket", "x"})
  void doesNotGuessWildly(String typed) {
    assertThat(Nearest.to(typed, VERBS)).isEmpty();
  }

  @Test
  void aSwapOfNeighboursIsOneStep() {
    assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void ofTwoThatAreAsNearTheFirstInTheAlphabetIsMeant() {
    assertThat(Nearest.to("shop-c", List.of("shop-b", "shop-a"))).contains("shop-a");
  }

  @Test
  void theBeginningOfTwoMeansNeither() {
    assertThat(Nearest.to("prod", List.of("production-eu", "production-us"))).isEmpty();
    assertThat(Nearest.to("pr", List.of("production"))).isEmpty();
    assertThat(Nearest.to("prod", List.of("production", "staging"))).contains("production");
  }

  @Test
  void nothingIsNearToNothing() {
    assertThat(Nearest.to("pick", List.of())).isEmpty();
  }
}
