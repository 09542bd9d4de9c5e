package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class OutsideClockTest {
  private static final Instant FLEET = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant OUTSIDE = Instant.parse("2026-11-21T05:00:00Z");

  private final OutsideClock clock = new OutsideClock();

  @Test
  void fleetThatIsMovedByHandShowsItsOwnTime() {
    assertThat(clock.shown(FLEET)).isEqualTo(FLEET);
  }

  @Test
  void fastFleetDoesNotGetAhead() {
    clock.run(FLEET, OUTSIDE, 8);

    assertThat(clock.shown(FLEET.plusSeconds(80))).isEqualTo(OUTSIDE.plusSeconds(10));
    assertThat(clock.shown(FLEET.minus(Duration.ofHours(1))))
        .isEqualTo(OUTSIDE.minus(Duration.ofHours(1)));
  }

  @Test
  void everyTimeInAnAnswerIsShown() {
    clock.run(FLEET, OUTSIDE, 1);
    ObjectNode answer = Json.object().put("createdAt", "no time");
    Json.time(answer.putArray("tasks").addObject(), "startedAt", FLEET);

    assertThat(clock.shown(answer).at("/tasks/0/startedAt").decimalValue())
        .isEqualByComparingTo(String.valueOf(OUTSIDE.getEpochSecond()));
    assertThat(answer.path("createdAt").asText()).isEqualTo("no time");
  }
}
