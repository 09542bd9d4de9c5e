package dev.slipway.adapters.builds;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.slipway.adapters.builds.AttemptState.Exited;
import dev.slipway.adapters.builds.AttemptState.Lost;
import dev.slipway.adapters.builds.AttemptState.Running;
import dev.slipway.adapters.builds.AttemptState.Stopped;
import dev.slipway.adapters.builds.AttemptState.Waiting;
import dev.slipway.adapters.builds.BuildDirectories.Claim;
import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.Builder;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs builds as processes of this host that outlive the bot. What they run is the recipe's matter.
 */
final class HostBuilds implements Builder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostBuilds.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final BuildDirectories directories;
  private final HostLimits limits;
  private final Mask mask;
  private final BuildQueue queue;
  private final BuildWatch watch;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("builds").factory());

  private final Future<?> ticking;

  /**
   * @param ended hears of builds that this bot has started, as soon as they end
   */
  HostBuilds(
      Path root,
      Recipe recipe,
      HostLimits limits,
      Mask mask,
      Consumer<AppName> ended,
      InstantSource clock) {
    this.directories = asking(() -> BuildDirectories.open(root));
    this.limits = limits;
    this.mask = mask;
    this.queue = new BuildQueue(directories, recipe, limits.atOnce(), ended);
    this.watch = new BuildWatch(directories, clock);
    long millis = LOOK_EVERY.toMillis();
    this.ticking = ticker.scheduleWithFixedDelay(this::tick, millis, millis, MILLISECONDS);
  }

  @Override
  public Optional<String> find(BuildOrder order) {
    return asking(
        () -> directories.standing(order).map(found -> directories.reference(order, found)));
  }

  @Override
  public String start(BuildOrder order) {
    return asking(
        () -> {
          Claim claim = directories.claim(order, limits);
          if (claim.fresh()) {
            queue.add(order, claim.attempt());
            queue.advance();
            watch.prune(order.app(), limits.keep());
          }
          return directories.reference(order, claim.attempt());
        });
  }

  @Override
  public BuildProgress observe(BuildOrder order, String reference) {
    Optional<Attempt> attempt = directories.attempt(order, reference);
    return attempt.isPresent()
        ? asking(() -> progress(attempt.get()))
        : new BuildProgress.Lost("build %s is not known on this host".formatted(reference));
  }

  @Override
  public void cancel(BuildOrder order, String reference) {
    Optional<Attempt> attempt = directories.attempt(order, reference);
    if (attempt.isPresent()) {
      asking(
          () -> {
            watch.stop(attempt.get());
            return attempt;
          });
    }
  }

  /** Lets the builds run on, and gives up those that only wait. */
  @Override
  public void close() {
    ticking.cancel(false);
    ticker.shutdown();
    try {
      queue.close();
    } catch (IOException e) {
      LOG.warn("queued builds could not be given up", e);
    }
  }

  private BuildProgress progress(Attempt attempt) throws IOException {
    return switch (attempt.state()) {
      case Waiting _ -> new BuildProgress.Running("", Optional.empty());
      case Running _ -> new BuildProgress.Running(output(attempt).lastLine(), Optional.empty());
      case Exited(int code) when code == 0 -> new BuildProgress.Succeeded();
      case Exited(int code) -> failed(attempt, "exit code " + code);
      case Stopped(String why) -> failed(attempt, why);
      case Lost(String why) -> new BuildProgress.Lost(mask.over(why));
    };
  }

  private BuildProgress failed(Attempt attempt, String why) throws IOException {
    return new BuildProgress.Failed(mask.over(why), output(attempt).tail(), Optional.empty());
  }

  private BuildOutput output(Attempt attempt) throws IOException {
    return BuildOutput.read(attempt.log(), mask);
  }

  private void tick() {
    try {
      watch.look();
      queue.advance();
    } catch (IOException | RuntimeException e) {
      LOG.warn("failed to look after the builds of this host", e);
    }
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  private static <T> T asking(Question<T> question) {
    try {
      return question.ask();
    } catch (IOException | UncheckedIOException e) {
      throw new Unavailable("the build directory", String.valueOf(e.getMessage()), e);
    }
  }
}
