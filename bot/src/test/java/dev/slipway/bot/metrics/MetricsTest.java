package dev.slipway.bot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.courier.CourierCounts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void whatHappenedIsCounted() {
    try (Metrics metrics = new Metrics()) {
      metrics.acknowledged(Duration.ofMillis(40));
      metrics.called("ecs", Metrics.Outcome.OK, Duration.ofMillis(10));
      metrics.called("ecs", Metrics.Outcome.UNAVAILABLE, Duration.ofSeconds(10));
      metrics.called("ecs", Metrics.Outcome.UNAVAILABLE, Duration.ofSeconds(10));
      CourierCounts counts = new CourierCounts();
      metrics.watch(counts);
      metrics.watchSetAside(() -> 2);

      assertThat(metrics.registry().scrape())
          .contains(
              "slipway_command_acknowledged_seconds_bucket{le=\"0.05\"} 1",
              "slipway_command_acknowledged_seconds_bucket{le=\"0.025\"} 0",
              "slipway_external_call_seconds_count{outcome=\"unavailable\",system=\"ecs\"} 2",
              "slipway_external_call_seconds_count{outcome=\"ok\",system=\"ecs\"} 1",
              "slipway_processes_aside 2.0",
              "slipway_outbox_total{outcome=\"sent\"} 0.0",
              "slipway_outbox_total{outcome=\"postponed\"} 0.0",
              "slipway_outbox_total{outcome=\"abandoned\"} 0.0");
    }
  }
}
