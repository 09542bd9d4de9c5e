package dev.slipway.bot.http;

import io.javalin.config.RoutesConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** {@code /metrics}, for Prometheus. */
public record MetricsPage(PrometheusMeterRegistry registry) implements Part {
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/metrics", context -> context.contentType(FORMAT).result(registry.scrape(FORMAT)));
  }
}
