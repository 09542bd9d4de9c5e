package dev.slipway.adapters.builds;

import dev.slipway.adapters.builds.AttemptState.Running;
import dev.slipway.core.app.AppName;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the builds of a host within their limits and clears away what they leave, whichever bot
 * started them.
 */
final class BuildWatch {
  private static final Logger LOG = LoggerFactory.getLogger(BuildWatch.class);

  /** How long a build may take to end itself once it was asked to. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final BuildDirectories directories;
  private final InstantSource clock;

  BuildWatch(BuildDirectories directories, InstantSource clock) {
    this.directories = directories;
    this.clock = clock;
  }

  /** Looks at every build once; one that makes trouble does not keep it from the others. */
  void look() throws IOException {
    for (Attempt attempt : directories.uncleared()) {
      try {
        look(attempt);
      } catch (IOException | RuntimeException e) {
        LOG.warn("failed to look after build {}", attempt.directory(), e);
      }
    }
  }

  /** Ends a build, unless it has ended or was told to before. */
  void stop(Attempt attempt) throws IOException {
    if (attempt.state().isUnderway() && attempt.stoppedAt().isEmpty()) {
      attempt.stop("stopped");
      if (attempt.state() instanceof Running(OsProcess process)) {
        process.terminate();
      }
    }
  }

  /** Deletes the oldest ended builds of an app, as far as possible. */
  void prune(AppName app, int keep) {
    try {
      for (Attempt attempt : ended(app).stream().skip(keep).toList()) {
        delete(attempt);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("failed to delete old builds of {}", app, e);
    }
  }

  private void look(Attempt attempt) throws IOException {
    AttemptState state = attempt.state();
    if (state instanceof Running(OsProcess process)) {
      limit(attempt, process);
    } else if (!state.isUnderway()) {
      clear(attempt);
    }
  }

  /** What cannot be deleted is left aside, so that it is tried once and not every second. */
  private static void clear(Attempt attempt) throws IOException {
    try {
      Trees.delete(attempt.work());
    } catch (IOException e) {
      Files.move(attempt.work(), attempt.directory().resolve("left"));
      throw e;
    }
  }

  private void limit(Attempt attempt, OsProcess process) throws IOException {
    Instant now = clock.instant();
    Optional<Instant> stopped = attempt.stoppedAt();
    if (stopped.isPresent()) {
      if (now.isAfter(stopped.get().plus(GRACE))) {
        process.kill();
      }
      return;
    }
    Optional<String> excess = excess(attempt, now);
    if (excess.isPresent()) {
      attempt.stop(excess.get());
      process.terminate();
    }
  }

  private static Optional<String> excess(Attempt attempt, Instant now) throws IOException {
    Promise promise = attempt.promise();
    if (past(attempt.begunAt(), promise.total(), now)) {
      return Optional.of("still running after %s, stopped".formatted(words(promise.total())));
    }
    if (past(attempt.heardAt(), promise.quiet(), now)) {
      return Optional.of("no output for %s, stopped".formatted(words(promise.quiet())));
    }
    return Optional.empty();
  }

  private static boolean past(Optional<Instant> since, Duration limit, Instant now) {
    return since.filter(start -> now.isAfter(start.plus(limit))).isPresent();
  }

  private static String words(Duration duration) {
    return duration.toSecondsPart() == 0 && duration.toMinutes() > 0
        ? duration.toMinutes() + " min"
        : Math.max(1, duration.toSeconds()) + " s";
  }

  /** Newest first. */
  private List<Attempt> ended(AppName app) throws IOException {
    List<Attempt> ended = new ArrayList<>();
    for (Attempt attempt : directories.attempts(app)) {
      if (!attempt.state().isUnderway()) {
        ended.add(attempt);
      }
    }
    ended.sort(Comparator.comparing(BuildWatch::age).reversed());
    return ended;
  }

  private static Instant age(Attempt attempt) {
    try {
      return Files.getLastModifiedTime(attempt.directory()).toInstant();
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  /** Out of sight first, so that nobody meets half of it. */
  private static void delete(Attempt attempt) throws IOException {
    Path gone = attempt.directory().resolveSibling(".gone-" + attempt.number());
    Files.move(attempt.directory(), gone, StandardCopyOption.ATOMIC_MOVE);
    Trees.delete(gone);
    try {
      Files.deleteIfExists(gone.resolve("..").normalize());
    } catch (DirectoryNotEmptyException others) {
      // Another attempt at the commit is kept, or just being claimed.
    }
  }
}
