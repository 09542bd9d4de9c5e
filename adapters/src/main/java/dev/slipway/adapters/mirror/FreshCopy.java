package dev.slipway.adapters.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mirror made from nothing beside its place, and put there when it is whole. Who dies on the way
 * leaves a folder that the next one removes.
 */
record FreshCopy(Path folder, Fetcher fetcher, Upkeep upkeep) {
  private static final Logger LOG = LoggerFactory.getLogger(FreshCopy.class);

  /** Makes the mirror unless another process has made it meanwhile. */
  void make(Progress progress) throws IOException {
    FolderLock.holding(folder, () -> isWhole(folder) || replaced(cloned(progress)));
  }

  /**
   * Makes it anew unless another process has done so.
   *
   * @param damaged as {@link #identity} said when it was opened
   */
  void makeInsteadOf(Object damaged, Progress progress) throws IOException {
    FolderLock.holding(
        folder,
        () -> (isWhole(folder) && !identity(folder).equals(damaged)) || replaced(cloned(progress)));
  }

  static boolean isWhole(Path folder) {
    return RepositoryCache.FileKey.isGitRepository(folder.toFile(), FS.DETECTED);
  }

  /** Tells two folders that were at the same place one after the other apart. */
  static Object identity(Path folder) {
    try {
      Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
      return key == null ? folder : key;
    } catch (IOException gone) {
      return folder;
    }
  }

  static Repository open(Path folder) throws IOException {
    return new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
  }

  private Path cloned(Progress progress) throws IOException {
    long begun = System.nanoTime();
    Leftovers.removeBeside(folder);
    Path fresh = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".new-");
    FS.getFileStoreAttributes(folder.getParent());
    progress.into(fresh);
    try (Repository bare = open(fresh)) {
      bare.create(true);
      Upkeep.configure(bare);
      fetcher.fetch(bare, progress);
      upkeep.index(fresh);
      LOG.info("{} was fetched in {}", folder, Duration.ofNanos(System.nanoTime() - begun));
      return fresh;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      Folders.remove(fresh);
      throw e;
    }
  }

  private boolean replaced(Path fresh) throws IOException {
    if (Files.exists(folder)) {
      Path old = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".old-");
      Files.move(folder, old.resolve("mirror"), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    Leftovers.removeBeside(folder);
    return true;
  }
}
