package dev.slipway.sandbox.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A part of the traffic of ECS services is on the new build, and a metric compares it with the old.
 */
final class StepSignalsTest {
  private static final Pattern BOTH =
      Pattern.compile(
          "errors\\{version=\"([0-9a-f]{40})\"} / errors\\{version=\"([0-9a-f]{40})\"}");

  private final List<String> queries = new CopyOnWriteArrayList<>();
  private volatile String requests = "3";
  private HttpServer prometheus;

  @BeforeEach
  void start() throws IOException {
    prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    prometheus.createContext("/api/v1/query", this::answer);
    prometheus.start();
  }

  @AfterEach
  void stop() {
    prometheus.stop(0);
  }

  @Test
  void tooLittleTrafficIsSaidAndABuildThatFailsMoreThanTheOldOneGoesBack() {
    try (StrategyStory story =
        new StrategyStory(
            "{ kind: canary, percent: 5, bake: 0m }", "go-live: by-itself\n" + steps())) {
      story.confirm();

      story.until("too little traffic to judge, 3 of 100");
      assertThat(queries).noneMatch(query -> query.contains("errors"));
      requests = "400";
      story.until("twice in a row");

      story.until("Users are on the old build everywhere");
      assertThat(queries)
          .filteredOn(query -> query.contains("errors"))
          .isNotEmpty()
          .allSatisfy(
              query -> {
                var both = BOTH.matcher(query);
                assertThat(both.matches()).isTrue();
                assertThat(both.group(1)).isNotEqualTo(both.group(2));
              });
    }
  }

  private String steps() {
    return """
            traffic: { shares: [5], next: click }
            signals:
              errors:
                prometheus:
                  url: http://127.0.0.1:%d
                  query: 'errors{version="$new"} / errors{version="$old"}'
                  above: 2
                  enough: requests
                  at-least: 100"""
        .formatted(prometheus.getAddress().getPort())
        .indent(8)
        .stripTrailing();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query =
        URLDecoder.decode(
            exchange.getRequestURI().getRawQuery().substring("query=".length()),
            StandardCharsets.UTF_8);
    queries.add(query);
    byte[] body =
        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"%s\"]}}"
            .formatted(query.equals("requests") ? requests : "3")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }
}
