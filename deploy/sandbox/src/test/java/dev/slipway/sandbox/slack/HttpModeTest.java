package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.SampleWorkspace.DEVELOPER;
import static dev.slipway.sandbox.slack.SampleWorkspace.PATIENCE;
import static dev.slipway.sandbox.slack.SampleWorkspace.RELEASES;
import static dev.slipway.sandbox.slack.SampleWorkspace.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.app_backend.SlackSignature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.sandbox.delivery.Delivery;
import dev.slipway.sandbox.delivery.DeliveryTimes;
import dev.slipway.sandbox.workspace.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpModeTest {
  private static final SlackSignature.Verifier VERIFIER =
      new SlackSignature.Verifier(new SlackSignature.Generator(SECRET));

  private final List<String> retries = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile boolean forbidsRetries;
  private HttpServer app;
  private SlackStandIn slack;

  @BeforeEach
  void start() throws Exception {
    slack =
        SlackStandIn.start(
            SampleWorkspace.plan(),
            StandInSettings.forTests()
                .withTimes(
                    new DeliveryTimes(
                        DeliveryTimes.SLACK.acknowledgement(),
                        SampleWorkspace.FAST.redeliveries(),
                        Duration.ZERO)));
    app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    app.createContext("/slack", this::answer);
    app.start();
  }

  @AfterEach
  void stop() {
    slack.close();
    app.stop(0);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/slack");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String timestamp = exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp");
    String signature = exchange.getRequestHeaders().getFirst("X-Slack-Signature");
    if (!VERIFIER.isValid(timestamp, body, signature)) {
      exchange.sendResponseHeaders(401, -1);
      return;
    }
    bodies.add(body);
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Slack-Retry-Num"))
        .ifPresent(
            num ->
                retries.add(
                    num + " " + exchange.getRequestHeaders().getFirst("X-Slack-Retry-Reason")));
    if (forbidsRetries) {
      exchange.getResponseHeaders().add("X-Slack-No-Retry", "1");
    }
    byte[] reply = reply(body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, reply.length == 0 ? -1 : reply.length);
    exchange.getResponseBody().write(reply);
    exchange.close();
  }

  private static String reply(String body) {
    if (body.startsWith("token=")) {
      return "{\"text\":\"heard\"}";
    }
    return Json.read(body).map(json -> json.path("challenge").asText()).orElse("");
  }

  @Test
  void signedEventsAreAccepted() {
    slack.deliverTo(url());
    slack.person(DEVELOPER).type(RELEASES, "!status");

    slack.await(PATIENCE, () -> slack.deliveries().stream().anyMatch(Delivery::wasAccepted));
    assertThat(bodies.getLast()).contains("\"text\":\"!status\"");
  }

  @Test
  void aSlashCommandIsAnsweredInItsResponse() {
    slack.deliverTo(url());
    slack.person(DEVELOPER).slash(RELEASES, "/slipway", "status");

    slack.person(DEVELOPER).await(PATIENCE, RELEASES, m -> m.says("heard"));
  }

  @Test
  void anErrorIsRetriedThreeTimes() {
    slack.deliverTo(url());
    status = 500;
    slack.person(DEVELOPER).type(RELEASES, "!status");

    slack.await(PATIENCE, () -> slack.deliveries().size() == 4);
    assertThat(retries).containsExactly("1 http_error", "2 http_error", "3 http_error");
  }

  @Test
  void theAppMayForbidRetries() {
    slack.deliverTo(url());
    status = 500;
    forbidsRetries = true;
    slack.person(DEVELOPER).type(RELEASES, "!status");
    slack.await(PATIENCE, () -> !slack.deliveries().isEmpty());
    slack.person(DEVELOPER).type(RELEASES, "!queue");
    slack.await(PATIENCE, () -> slack.deliveries().size() == 2);

    assertThat(retries).isEmpty();
  }

  @Test
  void anAddressThatDoesNotAnswerTheChallengeIsRefused() {
    assertThatThrownBy(() -> slack.deliverTo(url().resolve("/elsewhere")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("challenge");
  }
}
