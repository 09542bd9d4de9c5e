package dev.slipway.adapters.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatienceTest {
  @Test
  void aTaskYoungerThanAGoodDeploymentMayHaveBeenStarting() {
    Patience patience = patience(60, 71);

    assertThat(patience.covers(Duration.ofSeconds(58))).isTrue();
    assertThat(patience.covers(Duration.ofSeconds(80))).isFalse();
  }

  @Test
  void theNumberToSetIsRoundedUpToTens() {
    assertThat(patience(60, 71).secondsInstead(Duration.ofSeconds(50))).isEqualTo(110);
    assertThat(patience(60, 71).secondsInstead(Duration.ofSeconds(58))).isEqualTo(120);
  }

  @Test
  void nothingIsSlowWhileNothingIsUsual() {
    Patience unknown = new Patience(Duration.ofSeconds(60), Optional.empty());

    assertThat(unknown.isExceededBy(Duration.ofHours(1))).isFalse();
    assertThat(unknown.covers(Duration.ofSeconds(1))).isFalse();
    assertThat(patience(60, 40).isExceededBy(Duration.ofSeconds(60))).isFalse();
    assertThat(patience(60, 40).isExceededBy(Duration.ofSeconds(61))).isTrue();
  }

  private static Patience patience(int grace, int usual) {
    return new Patience(Duration.ofSeconds(grace), Optional.of(Duration.ofSeconds(usual)));
  }
}
