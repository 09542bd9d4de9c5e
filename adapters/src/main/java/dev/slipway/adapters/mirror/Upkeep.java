package dev.slipway.adapters.mirror;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs a mirror anew when fetches and rehearsals have left much in it, and keeps its commit graph
 * young. Works beside fetches and picks and with little memory; one process at a time. What nothing
 * refers to is deleted only when it has been so for two days: no pick uses it any more.
 */
final class Upkeep {
  static final int MOST_PACKS = 50;

  /** In one of 256 folders; together some 7,000 objects. */
  private static final int MOST_LOOSE = 27;

  private static final Duration GRAPH_KEPT = Duration.ofDays(1);
  private static final String UNUSED_FOR = "2.days.ago";
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final NativeGit git;
  private final InstantSource clock;
  private final AtomicBoolean running = new AtomicBoolean();

  Upkeep(NativeGit git, InstantSource clock) {
    this.git = git;
    this.clock = clock;
  }

  static void configure(Repository mirror) throws IOException {
    StoredConfig config = mirror.getConfig();
    config.setInt("gc", null, "auto", 0);
    config.setInt("gc", null, "autoPackLimit", 0);
    config.setBoolean("gc", null, "autoDetach", false);
    config.setString("gc", null, "pruneExpire", UNUSED_FOR);
    config.setString("gc", null, "prunePackExpire", UNUSED_FOR);
    config.setBoolean("gc", null, "writeCommitGraph", true);
    config.setBoolean("core", null, "commitGraph", true);
    config.setBoolean("core", null, "logAllRefUpdates", false);
    config.setInt("pack", null, "threads", 1);
    config.setString("pack", null, "windowMemory", "16m");
    config.setString("pack", null, "deltaCacheSize", "8m");
    config.setBoolean("pack", null, "buildBitmaps", false);
    config.save();
  }

  /** Writes the commit graph of a mirror that nobody reads yet. */
  void index(Path mirror) {
    if (git.local(mirror, "commit-graph", "write", "--reachable")
        instanceof NativeGit.Ended.Badly(var words)) {
      LOG.info("{} has no commit graph; questions about history take longer: {}", mirror, words);
    }
  }

  /** Starts when it is time to, and returns at once. */
  void consider(Path mirror) throws IOException {
    boolean pack = count(mirror.resolve("objects/pack"), "*.pack") > MOST_PACKS || isLoose(mirror);
    if ((pack || graphIsOld(mirror)) && running.compareAndSet(false, true)) {
      Thread.ofPlatform()
          .daemon()
          .name("git-upkeep-" + mirror.getFileName())
          .start(() -> work(mirror, pack));
    }
  }

  /** What is done while nothing is packed. */
  interface Work {
    void done() throws IOException;
  }

  /** Does something unless a mirror is being packed, by whichever process. */
  static void ifIdle(Path mirror, Work work) throws IOException {
    FolderLock.ifFree(
        mirror.resolveSibling(mirror.getFileName() + ".upkeep"),
        () -> {
          work.done();
          return mirror;
        });
  }

  private void work(Path mirror, boolean pack) {
    try {
      ifIdle(
          mirror,
          () -> {
            if (pack) {
              pack(mirror);
            } else {
              index(mirror);
            }
          });
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      LOG.warn("The mirror {} could not be packed anew; it works, but more slowly", mirror, e);
    } finally {
      running.set(false);
    }
  }

  private void pack(Path mirror) throws IOException {
    long begun = System.nanoTime();
    switch (git.local(mirror, "gc", "--quiet", "--prune=" + UNUSED_FOR)) {
      case NativeGit.Ended.Well() ->
          LOG.info("packed {} in {}", mirror, Duration.ofNanos(System.nanoTime() - begun));
      case NativeGit.Ended.Absent() -> packWithJGit(mirror);
      case NativeGit.Ended.Badly(var words) -> {
        if (Files.exists(mirror)) {
          throw new IOException(words);
        }
      }
    }
  }

  private static void packWithJGit(Path mirror) throws IOException {
    try (Git jgit = Git.open(mirror.toFile())) {
      jgit.gc().call();
    } catch (RepositoryNotFoundException e) {
      LOG.debug("The mirror {} was deleted before its upkeep", mirror, e);
    } catch (GitAPIException e) {
      throw new IOException(e);
    }
  }

  private boolean graphIsOld(Path mirror) throws IOException {
    Path graph = mirror.resolve("objects/info/commit-graph");
    Instant old = clock.instant().minus(GRAPH_KEPT);
    return Files.exists(graph) && Files.getLastModifiedTime(graph).toInstant().isBefore(old);
  }

  private static boolean isLoose(Path mirror) throws IOException {
    Path sample = mirror.resolve("objects/17");
    return Files.isDirectory(sample) && count(sample, "*") > MOST_LOOSE;
  }

  private static int count(Path folder, String glob) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      for (Path each : found) {
        count += Files.exists(each) ? 1 : 0;
      }
    }
    return count;
  }
}
