package dev.slipway.core.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final Share SOME = Share.parse("0.5");
  private static final Share FIVE = Share.parse("5");

  @ParameterizedTest
  @CsvSource({"0.5,0.5 %", "5 %,5 %", "20%,20 %", "0.05,0.05 %", "100,100 %", "12.50,12.5 %"})
  void aShareReadsAsItIsWritten(String text, String said) {
    assertThat(Share.parse(text)).hasToString(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "100.01", "0.005", "half", "", "5 percent"})
  void whatIsNoShareIsSaidSo(String text) {
    assertThatThrownBy(() -> Share.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.01 to 100 percent");
  }

  @Test
  void sharesComeInTheirOrderAndEverybodyComesLast() {
    Pace pace = pace(SOME, FIVE);

    assertThat(pace.first()).isEqualTo(SOME);
    assertThat(pace.after(SOME)).isEqualTo(FIVE);
    assertThat(pace.after(FIVE)).isEqualTo(Share.ALL);
    assertThat(pace.ladder()).contains("0.5 % → 5 % → 100 %");
    assertThat(Pace.AT_ONCE.first()).isEqualTo(Share.ALL);
  }

  @Test
  void sharesGrow() {
    assertThatThrownBy(() -> pace(FIVE, SOME))
        .hasMessage("shares grow: 0.5 % does not come after 5 %");
    assertThatThrownBy(() -> pace(FIVE, Share.ALL)).hasMessageContaining("always comes last");
  }

  private static Pace pace(Share... shares) {
    return new Pace(false, List.of(shares), Duration.ofMinutes(10), false);
  }
}
