package dev.slipway.sandbox.containers;

import dev.slipway.sandbox.loopback.HttpAnswer;
import dev.slipway.sandbox.loopback.HttpPort;
import dev.slipway.sandbox.loopback.HttpRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A container: what it does follows from its build and the time since it was started. */
final class Container implements AutoCloseable {
  /**
   * Docker's first pause before it starts a dead container again; each next one is twice as long.
   */
  private static final long FIRST_PAUSE = 100;

  private static final int DIED = 3;
  private static final int TERMINATED = 143;

  /** As docker calls it. */
  enum Status {
    CREATED,
    RUNNING,
    RESTARTING,
    EXITED
  }

  private final String id;
  private final Recipe recipe;
  private final AppPaths paths;
  private final Duration startTime;
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> stopped = Optional.empty();
  private Optional<HttpPort> open = Optional.empty();

  Container(String id, Recipe recipe, AppPaths paths, Duration slowness) {
    this.id = id;
    this.recipe = recipe;
    this.paths = paths;
    this.startTime = recipe.build().startTime().plus(slowness);
  }

  String id() {
    return id;
  }

  Recipe recipe() {
    return recipe;
  }

  /**
   * Starts it, unless it runs.
   *
   * @throws IOException its port is taken
   */
  synchronized void start() throws IOException {
    if (isRunning()) {
      return;
    }
    if (recipe.port().isPresent()) {
      open = Optional.of(HttpPort.open(recipe.port().getAsInt(), this::answer));
    }
    started = Optional.of(Instant.now());
    stopped = Optional.empty();
  }

  synchronized void stop() {
    if (isRunning()) {
      stopped = Optional.of(Instant.now());
    }
    close();
  }

  synchronized Status status() {
    if (started.isEmpty()) {
      return Status.CREATED;
    }
    if (finishedAt().isPresent()) {
      return Status.EXITED;
    }
    return isDying() ? Status.RESTARTING : Status.RUNNING;
  }

  synchronized boolean isRunning() {
    return started.isPresent() && finishedAt().isEmpty();
  }

  /** When it ended; empty while it runs, and before. */
  synchronized Optional<Instant> finishedAt() {
    return recipe.isTask()
        ? started.map(s -> s.plus(startTime)).filter(end -> !end.isAfter(Instant.now()))
        : stopped;
  }

  synchronized int exitCode() {
    if (recipe.isTask()) {
      return recipe.build().taskEnds();
    }
    return isDying() ? DIED : stopped.isPresent() ? TERMINATED : 0;
  }

  synchronized int restarts() {
    long pauses = isDying() ? age().toMillis() / FIRST_PAUSE + 1 : 1;
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(pauses);
  }

  private HttpAnswer answer(HttpRequest request) throws IOException {
    if (isDying() || age().compareTo(startTime) < 0) {
      throw new IOException("nobody listens in the container");
    }
    return paths.answer(recipe.build(), request);
  }

  private synchronized Duration age() {
    return started.map(s -> Duration.between(s, Instant.now())).orElse(Duration.ZERO);
  }

  private boolean isDying() {
    return recipe.build().kind() == AppBuild.Kind.DYING && !recipe.isTask();
  }

  @Override
  public synchronized void close() {
    open.ifPresent(HttpPort::close);
    open = Optional.empty();
  }
}
