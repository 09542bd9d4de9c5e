package dev.slipway.sandbox.builders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.sandbox.build.SampleBuild;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** GitHub Actions with one workflow, whose runs really build the shop and push its image. */
final class FakeActions implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RUN = Pattern.compile(".*/actions/runs/(\\d+)(/jobs|/cancel)?");

  /** What becomes of the runs that are dispatched from now on. */
  enum Way {
    BUILDS,
    FAILS,
    HANGS
  }

  private final HttpServer server;
  private final List<FakeRun> runs = new CopyOnWriteArrayList<>();
  private volatile Way way = Way.BUILDS;
  private volatile Runnable beforeAnswer = () -> {};
  private volatile String repository = "";

  FakeActions() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to listen", e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** The configuration with this builder in place of the program. */
  String build(World world, String configuration) {
    repository = world.repository().directory().toString();
    String github =
        "github-actions: { repository: example/shop, workflow: build.yml, token: secret, api-url:"
            + " 'http://localhost:%d/' }".formatted(server.getAddress().getPort());
    return configuration.replaceFirst("command: \\[.*]", Matcher.quoteReplacement(github));
  }

  void way(Way now) {
    way = now;
  }

  /** After a run was dispatched, before whoever dispatched it hears of that. */
  void beforeAnswer(Runnable action) {
    beforeAnswer = action;
  }

  List<FakeRun> runs() {
    return List.copyOf(runs);
  }

  @Override
  public void close() {
    runs.forEach(FakeRun::cancel);
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Matcher run = RUN.matcher(path);
      if (path.endsWith("/dispatches")) {
        FakeRun begun = begin(JSON.readTree(exchange.getRequestBody()));
        beforeAnswer.run();
        send(exchange, 200, Map.of("workflow_run_id", begun.id()));
      } else if (path.endsWith("/build.yml/runs")) {
        send(
            exchange,
            200,
            Map.of("workflow_runs", runs.reversed().stream().map(FakeRun::json).toList()));
      } else if (path.endsWith("/logs")) {
        send(exchange, 200, "no space left on device\n##[error]exit code 1\n");
      } else if (run.matches()) {
        send(exchange, 200, of(runs.get(Integer.parseInt(run.group(1)) - 1), run.group(2)));
      } else {
        send(exchange, 404, Map.of("message", "Not Found"));
      }
    }
  }

  private static Object of(FakeRun run, @Nullable String part) {
    return switch (String.valueOf(part)) {
      case "/jobs" -> Map.of("jobs", List.of(run.job()));
      case "/cancel" -> {
        run.cancel();
        yield Map.of();
      }
      default -> run.json();
    };
  }

  private synchronized FakeRun begin(JsonNode dispatch) throws IOException {
    JsonNode inputs = dispatch.path("inputs");
    ProcessBuilder build =
        new ProcessBuilder(SampleBuild.command("--repo", repository, "--seconds", "0"));
    build.environment().put("GIT_HASH", inputs.path("commit").asText());
    build.environment().put("GIT_HEAD_EPOCH_TIME", inputs.path("epoch").asText());
    build.environment().put("IMAGE", inputs.path("image").asText());
    build.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    FakeRun run =
        new FakeRun(
            runs.size() + 1,
            dispatch.path("ref").asText(),
            inputs.path("slipway_build").asText(),
            way,
            Instant.now(),
            way == Way.BUILDS ? Optional.of(build.start()) : Optional.empty());
    runs.add(run);
    return run;
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes =
        body instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8)
            : JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
