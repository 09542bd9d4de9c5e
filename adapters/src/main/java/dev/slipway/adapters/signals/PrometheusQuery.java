package dev.slipway.adapters.signals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.adapters.web.WebAnswer;
import dev.slipway.adapters.web.WebApi;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Trial;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;

/**
 * An instant query of Prometheus (prometheus.io/docs/prometheus/latest/querying/api). Of several
 * series the worst one counts; what is no number, as after a division of nothing by nothing,
 * concludes nothing.
 */
final class PrometheusQuery implements Source {
  private static final String SYSTEM = "Prometheus";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SignalSettings.Prometheus settings;
  private final InstantSource clock;
  private final WebApi web;

  PrometheusQuery(SignalSettings.Prometheus settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.web =
        new WebApi(
            new WebApi.Access(SYSTEM, settings.url(), () -> headers(settings.token()), PATIENCE));
  }

  @Override
  public Reading read(Trial trial) {
    if (settings.compares() && trial.before().isEmpty()) {
      return new Reading.Inconclusive(
          "it compares with the build before, and the targets did not run the same one");
    }
    return settings
        .enough()
        .flatMap(enough -> tooLittle(enough, trial))
        .orElseGet(() -> judged(trial));
  }

  @Override
  public void close() {
    web.close();
  }

  private static Map<String, String> headers(Optional<Supplier<String>> token) {
    return token
        .map(secret -> Map.of("User-Agent", "slipway", "Authorization", "Bearer " + secret.get()))
        .orElseGet(() -> Map.of("User-Agent", "slipway"));
  }

  private Optional<Reading> tooLittle(SignalSettings.Enough enough, Trial trial) {
    double seen = ask(enough.query(), trial, Double::sum).orElse(0.0);
    return seen >= enough.atLeast()
        ? Optional.empty()
        : Optional.of(
            new Reading.Inconclusive(
                "too little traffic to judge, %s of %s"
                    .formatted(Numbers.said(seen), Numbers.said(enough.atLeast()))));
  }

  private Reading judged(Trial trial) {
    SignalSettings.Limit limit = settings.limit();
    Optional<Double> seen = ask(settings.query(), trial, limit::worse);
    if (seen.isEmpty()) {
      return new Reading.Inconclusive("Prometheus has no data for its query");
    }
    if (seen.get().isNaN()) {
      return new Reading.Inconclusive("its query gives no number (NaN)");
    }
    String said = "%s, %s".formatted(Numbers.said(seen.get()), limit.said());
    return limit.isBad(seen.get())
        ? new Reading.Bad(said, settings.query())
        : new Reading.Good(said);
  }

  /** Empty when there is no series. */
  private Optional<Double> ask(String query, Trial trial, DoubleBinaryOperator join) {
    JsonNode data =
        checked(web.get("/api/v1/query?query=" + WebApi.part(about(query, trial)))).path("data");
    if (!data.path("resultType").asText().equals("vector")) {
      return value(data.path("result"));
    }
    Optional<Double> joined = Optional.empty();
    for (JsonNode series : data.path("result")) {
      Optional<Double> next = value(series.path("value"));
      joined =
          joined.isEmpty() || next.isEmpty()
              ? joined.or(() -> next)
              : Optional.of(join.applyAsDouble(joined.get(), next.get()));
    }
    return joined;
  }

  private String about(String query, Trial trial) {
    long seconds = Math.max(1, Duration.between(trial.since(), clock.instant()).toSeconds());
    return query
        .replace("$since", seconds + "s")
        .replace(SignalSettings.NEW, trial.build().value())
        .replace(SignalSettings.OLD, trial.before().map(CommitSha::value).orElse(""));
  }

  private JsonNode checked(WebAnswer answer) {
    JsonNode json = answer.json();
    if (answer.isGood() && json.path("status").asText().equals("success")) {
      return json;
    }
    String why = "HTTP %d %s".formatted(answer.status(), json.path("error").asText()).strip();
    if (answer.isGood() || answer.isServersFault() || answer.status() == 429) {
      throw web.unavailable(why, new IOException(why));
    }
    throw new Denied("Prometheus refuses the query: " + why);
  }

  /** A pair of a time and a number, which is a text. */
  private static Optional<Double> value(JsonNode pair) {
    String text = pair.path(1).asText();
    return switch (text) {
      case "" -> Optional.empty();
      case "+Inf" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-Inf" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> number(text);
    };
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }
}
