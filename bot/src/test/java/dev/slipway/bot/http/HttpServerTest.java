package dev.slipway.bot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.bot.door.HttpAnswer;
import dev.slipway.bot.door.SlackState;
import dev.slipway.bot.metrics.Metrics;
import dev.slipway.bot.slack.SlackSettings.Mode;
import dev.slipway.core.engine.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HttpServerTest {
  private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");

  private final SettableClock clock = new SettableClock(T0);

  @Test
  void processIsLive() {
    try (HttpServer server = start(new Health(List.of()))) {
      assertThat(new Client(server.port()).get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void readinessSaysSinceWhenAndWhy() {
    AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
    AtomicReference<SlackState> slack = new AtomicReference<>(new SlackState.Connected(T0));
    Draining draining = new Draining(clock);
    Health health =
        new Health(
            List.of(
                Check.watching("database", trouble::get, clock),
                Check.slack(slack::get, clock),
                draining));
    try (HttpServer server = start(health)) {
      Client client = new Client(server.port());
      assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);

      clock.advance(Duration.ofMinutes(1));
      trouble.set(Optional.of("no answer in 5 s"));
      slack.set(new SlackState.Refused("invalid_auth"));
      assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);

      clock.advance(Duration.ofMinutes(1));
      draining.begin("SIGTERM");
      HttpResponse<String> answer = client.get("/health/ready");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .isEqualToIgnoringNewLines(
              """
              {
                "ready" : false,
                "checks" : {
                  "database" : {
                    "good" : false,
                    "since" : "2026-11-20T10:01:00Z",
                    "why" : "no answer in 5 s"
                  },
                  "slack" : {
                    "good" : false,
                    "since" : "2026-11-20T10:01:00Z",
                    "why" : "refused: invalid_auth"
                  },
                  "draining" : {
                    "good" : false,
                    "since" : "2026-11-20T10:02:00Z",
                    "why" : "SIGTERM"
                  }
                }
              }
              """);
    }
  }

  @Test
  void checkThatThrowsIsNotGood() {
    Check check =
        Check.watching(
                "database",
                () -> {
                  throw new IllegalStateException("broken");
                },
                clock)
            .get();

    assertThat(check).isEqualTo(new Check("database", false, T0, "broken"));
  }

  @Test
  void versionIsTold() {
    Version version = Version.of(Map.of("GIT_HASH", "3f2a91c"), T0);
    try (HttpServer server = start(version)) {
      assertThat(new Client(server.port()).get("/version").body())
          .contains("\"gitHash\" : \"3f2a91c\"", "\"startedAt\" : \"2026-11-20T10:00:00Z\"")
          .doesNotContain("project.version");
    }
    assertThat(version.version()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void metricsAreForPrometheus() {
    try (Metrics metrics = new Metrics();
        HttpServer server = start(new MetricsPage(metrics.registry()))) {
      HttpResponse<String> answer = new Client(server.port()).get("/metrics");

      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      assertThat(answer.body()).contains("jvm_memory_used_bytes", "process_cpu_usage");
    }
  }

  @Test
  void slackIsAnsweredByItsDoor() {
    SlackEvents events =
        new SlackEvents(
            Mode.HTTP,
            question ->
                new HttpAnswer(
                    200,
                    "text/plain; charset=utf-8",
                    question.headers().get("x-slack-signature")
                        + new String(question.body(), StandardCharsets.UTF_8)));
    try (HttpServer server = start(events)) {
      HttpResponse<String> answer =
          new Client(server.port())
              .post("/slack/events", "{ü}", Map.of("X-Slack-Signature", "v0=1"));

      assertThat(answer.body()).isEqualTo("v0=1{ü}");
    }
  }

  @Test
  void slackFindsNothingInSocketMode() {
    SlackEvents events =
        new SlackEvents(
            Mode.SOCKET,
            _ -> {
              throw new AssertionError();
            });
    try (HttpServer server = start(events)) {
      assertThat(new Client(server.port()).post("/slack/events", "{}", Map.of()).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void answersTellNothingAboutTheInside() throws IOException {
    try (HttpServer server =
        start(
            routes ->
                routes.get(
                    "/broken",
                    _ -> {
                      throw new IllegalStateException("secret");
                    }))) {
      HttpResponse<String> broken = new Client(server.port()).get("/broken");
      assertThat(broken.statusCode()).isEqualTo(500);
      assertThat(broken.body()).isEqualTo("broken: the log of the bot says why\n");
      assertThat(broken.headers().map()).doesNotContainKeys("server", "Server", "X-Powered-By");

      for (String nonsense : List.of("NONSENSE\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n")) {
        assertThat(raw(server.port(), nonsense))
            .contains("400")
            .doesNotContainIgnoringCase("jetty")
            .doesNotContainIgnoringCase("javalin")
            .doesNotContain("Exception", "\tat ");
      }
    }
  }

  @Test
  void portThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> HttpServer.start(HttpSettings.loopback(port)))
          .isInstanceOf(CannotListen.class)
          .hasMessage(
              "cannot listen on 127.0.0.1:%d: another program has the port. Stop it, or change"
                      .formatted(port)
                  + " http.port");
    }
  }

  @Test
  void addressOfAnotherMachineIsNamed() {
    HttpSettings elsewhere = new HttpSettings("192.0.2.1", 0, Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> HttpServer.start(elsewhere))
        .isInstanceOf(CannotListen.class)
        .hasMessageContaining("192.0.2.1:0")
        .hasMessageEndingWith("Change http.address");
  }

  @Test
  void answerThatIsBeingMadeIsFinished() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    HttpServer server =
        start(
            routes ->
                routes.get(
                    "/slow",
                    context -> {
                      asked.countDown();
                      closing.await();
                      context.result("done");
                    }));
    int port = server.port();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> answer = threads.submit(() -> new Client(port).get("/slow"));
      asked.await();
      Future<?> closed = threads.submit(server::close);
      await().until(() -> !accepts(port));
      closing.countDown();

      assertThat(answer.get().body()).isEqualTo("done");
      closed.get();
    }
  }

  private static HttpServer start(Part part) {
    return HttpServer.start(HttpSettings.loopback(0), part);
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String raw(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
