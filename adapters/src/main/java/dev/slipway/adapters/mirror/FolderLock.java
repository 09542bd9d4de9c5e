package dev.slipway.adapters.mirror;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps everybody else who writes a folder out of it: the threads of this process, and other
 * processes. The lock is a file beside the folder and ends with the process.
 */
final class FolderLock {
  /** A file lock belongs to the whole process, so its own threads need a lock of their own. */
  private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

  /** What is done while nobody else writes. */
  interface Work<T> {
    T done() throws IOException;
  }

  private FolderLock() {}

  static <T> T holding(Path folder, Work<T> work) throws IOException {
    ReentrantLock here = HERE.computeIfAbsent(folder, f -> new ReentrantLock());
    here.lock();
    try (FileChannel channel = lockFile(folder)) {
      var _ = channel.lock();
      return work.done();
    } finally {
      here.unlock();
    }
  }

  /** As {@link #holding}, unless somebody else holds it now: then nothing is done. */
  static boolean ifFree(Path folder, Work<?> work) throws IOException {
    ReentrantLock here = HERE.computeIfAbsent(folder, f -> new ReentrantLock());
    if (!here.tryLock()) {
      return false;
    }
    try (FileChannel channel = lockFile(folder);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return false;
      }
      work.done();
      return true;
    } finally {
      here.unlock();
    }
  }

  private static FileChannel lockFile(Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    return FileChannel.open(
        folder.resolveSibling(folder.getFileName() + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }
}
