package dev.slipway.adapters.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs a mirror anew when fetches have left many packs in it, beside the work and with little
 * memory. JGit's own upkeep starts after every fetch and would run in folders that are renamed.
 */
final class Upkeep {
  static final int MOST_PACKS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final AtomicBoolean running = new AtomicBoolean();

  static void configure(Repository mirror) throws IOException {
    StoredConfig config = mirror.getConfig();
    config.setInt("gc", null, "auto", 0);
    config.setInt("gc", null, "autoPackLimit", 0);
    config.setBoolean("gc", null, "autoDetach", false);
    config.setString("gc", null, "prunePackExpire", "now");
    config.setInt("pack", null, "threads", 1);
    config.setString("pack", null, "windowMemory", "16m");
    config.setString("pack", null, "deltaCacheSize", "8m");
    config.setBoolean("pack", null, "buildBitmaps", false);
    config.save();
  }

  /** Starts when it is time to, and returns at once. */
  void consider(Path mirror) throws IOException {
    if (packs(mirror) > MOST_PACKS && running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("git-upkeep-" + mirror.getFileName()).start(() -> pack(mirror));
    }
  }

  private void pack(Path mirror) {
    try (Git git = Git.open(mirror.toFile())) {
      git.gc().call();
    } catch (RepositoryNotFoundException e) {
      LOG.debug("The mirror {} was deleted before its upkeep", mirror, e);
    } catch (IOException | GitAPIException | RuntimeException e) {
      LOG.warn("The mirror {} could not be packed anew; it works, but more slowly", mirror, e);
    } finally {
      running.set(false);
    }
  }

  private static int packs(Path mirror) throws IOException {
    int packs = 0;
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(mirror.resolve("objects/pack"), "*.pack")) {
      for (Path pack : found) {
        packs += Files.exists(pack) ? 1 : 0;
      }
    }
    return packs;
  }
}
