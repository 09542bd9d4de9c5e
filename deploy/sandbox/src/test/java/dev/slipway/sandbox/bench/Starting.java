package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process from its start on. */
final class Starting implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("listening on http://\\S+:(\\d+)");
  private static final Duration EVERY = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient http = HttpClient.newHttpClient();
  private final long begun = System.nanoTime();
  private final Process process;
  private final Path log;

  Starting(Launch launch, Optional<Path> configuration, Path log) {
    this.log = log;
    this.process = launch.start(configuration, log);
  }

  /** The time from the start of the process until {@code /health/ready} says 200. */
  Duration untilReady() {
    return until(this::isReady);
  }

  /** The time from the start of the process; looked at every 20 ms. */
  Duration until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || age().compareTo(PATIENCE) > 0) {
        throw new IllegalStateException("it did not start:\n" + Launch.read(log).orElse(""));
      }
      Machine.pause(EVERY);
    }
    return age();
  }

  long pid() {
    return process.pid();
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private boolean isReady() {
    Matcher port = PORT.matcher(Launch.read(log).orElse(""));
    return port.find() && answers(URI.create("http://127.0.0.1:" + port.group(1)));
  }

  private boolean answers(URI bot) {
    HttpRequest request = HttpRequest.newBuilder(bot.resolve("/health/ready")).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** As SIGTERM does, and waits: a start archive is written at the end of a process. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}
