package dev.slipway.adapters.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegistrationPaceTest {
  private Instant now = Instant.parse("2026-11-20T14:05:00Z");
  private final RegistrationPace pace = new RegistrationPace(() -> now);

  @Test
  void fifteenGoAtOnceAndThenOneASecondInTheirOrder() {
    List<Long> waits =
        IntStream.rangeClosed(1, 18).mapToObj(n -> pace.wait("shop-" + n).toSeconds()).toList();
    assertThat(waits.subList(0, 15)).containsOnly(0L);
    assertThat(waits.subList(15, 18)).containsExactly(1L, 2L, 3L);

    now = now.plusSeconds(2);
    assertThat(pace.wait("shop-17")).isEqualTo(Duration.ZERO);
    assertThat(pace.wait("shop-18")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void afterAWhileAllMayGoAtOnceAgain() {
    IntStream.rangeClosed(1, 15).forEach(n -> assertThat(pace.wait("a-" + n)).isZero());
    now = now.plusSeconds(15);
    IntStream.rangeClosed(1, 15).forEach(n -> assertThat(pace.wait("b-" + n)).isZero());
    assertThat(pace.wait("b-16")).isPositive();
  }
}
