package dev.slipway.adapters.mirror;

import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that there is a mirror: makes it when it is missing and anew when it is damaged. */
final class Making implements AutoCloseable {
  /** A copy that breaks again so soon has another trouble than itself. */
  private static final Duration BETWEEN_REBUILDS = Duration.ofMinutes(10);

  private static final String FIRST = "for the first time";
  private static final String ANEW = "anew, because its copy was damaged";
  private static final Logger LOG = LoggerFactory.getLogger(Making.class);

  private final RepositorySettings settings;
  private final InstantSource clock;
  private final Path folder;
  private final FreshCopy fresh;
  private final Runnable made;
  private final Cloning cloning;
  private Optional<Instant> rebuilt = Optional.empty();

  /**
   * @param patience how long callers wait before they are told how far it is
   * @param made is called when another folder took the place of the mirror
   */
  Making(
      RepositorySettings settings,
      InstantSource clock,
      Duration patience,
      FreshCopy fresh,
      Runnable made) {
    this.settings = settings;
    this.clock = clock;
    this.folder = settings.mirror();
    this.fresh = fresh;
    this.made = made;
    this.cloning = new Cloning(settings.app().value(), clock, patience);
  }

  /** Begins to make a missing mirror; returns at once. */
  void begin() {
    cloning.begin(FIRST, this::makeMissing);
  }

  /** Returns when there is a mirror. */
  void bring() {
    if (!FreshCopy.isWhole(folder)) {
      finish(Files.exists(folder) ? ANEW : FIRST, this::makeMissing);
    }
  }

  /**
   * Returns when there is another mirror than the one that was seen to be damaged.
   *
   * @param seen as {@link FreshCopy#identity} named it
   * @throws Unavailable when another one would not help
   */
  void replace(Object seen, IOException damage) {
    if (!FreshCopy.identity(folder).equals(seen)) {
      return;
    }
    if (LocalTrouble.of(damage).isPresent() || Thread.currentThread().isInterrupted()) {
      throw broken(damage);
    }
    if (!cloning.isUnderway()) {
      refuseTooSoon(damage);
    }
    finish(ANEW, progress -> makeInsteadOf(seen, progress));
  }

  Unavailable broken(IOException e) {
    return new Unavailable(
        "git mirror of " + settings.app(),
        LocalTrouble.of(e).orElseGet(() -> String.valueOf(e.getMessage())),
        e);
  }

  @Override
  public void close() {
    cloning.close();
  }

  private void finish(String why, Cloning.Way way) {
    try {
      cloning.finish(why, way);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private void makeMissing(Progress progress) throws IOException {
    fresh.make(progress);
    made.run();
  }

  private void makeInsteadOf(Object damaged, Progress progress) throws IOException {
    fresh.makeInsteadOf(damaged, progress);
    synchronized (this) {
      rebuilt = Optional.of(clock.instant());
    }
    made.run();
  }

  private synchronized void refuseTooSoon(IOException damage) {
    Instant now = clock.instant();
    if (rebuilt.filter(then -> now.isBefore(then.plus(BETWEEN_REBUILDS))).isPresent()) {
      throw broken(damage);
    }
    LOG.warn("The mirror of {} is damaged and is made anew", settings.app(), damage);
  }
}
