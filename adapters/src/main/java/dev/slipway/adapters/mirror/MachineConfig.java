package dev.slipway.adapters.mirror;

import java.io.File;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the git configuration of the machine and of its user out of JGit, and JGit's caches small.
 * JGit has both as globals of the process.
 */
final class MachineConfig {
  private static final long PACK_CACHE_BYTES = 16L << 20;
  private static final int DELTA_BASE_CACHE_BYTES = 4 << 20;
  private static final int STREAM_ABOVE_BYTES = 8 << 20;
  private static final int OPEN_PACKS = 64;

  static {
    FS.FileStoreAttributes.setBackground(true);
    // JGit measures a disk with files that it makes there; here nobody renames or deletes them.
    FS.getFileStoreAttributes(Path.of(System.getProperty("java.io.tmpdir")));
    SystemReader.setInstance(new NoMachine(SystemReader.getInstance()));
    WindowCacheConfig caches = new WindowCacheConfig();
    caches.setPackedGitLimit(PACK_CACHE_BYTES);
    caches.setDeltaBaseCacheLimit(DELTA_BASE_CACHE_BYTES);
    caches.setStreamFileThreshold(STREAM_ABOVE_BYTES);
    caches.setPackedGitOpenFiles(OPEN_PACKS);
    caches.setExposeStatsViaJmx(false);
    caches.install();
  }

  private MachineConfig() {}

  /** Runs the initializer above, once. */
  static void ignore() {}

  private static final class NoMachine extends SystemReader.Delegate {
    NoMachine(SystemReader real) {
      super(real);
    }

    @Override
    public @Nullable String getenv(String variable) {
      return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
      return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
      return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
      return new Empty(parent, fs);
    }

    @Override
    public StoredConfig getUserConfig() {
      return new Empty(null, FS.DETECTED);
    }

    @Override
    public StoredConfig getSystemConfig() {
      return new Empty(null, FS.DETECTED);
    }

    @Override
    public StoredConfig getJGitConfig() {
      return new Empty(null, FS.DETECTED);
    }
  }

  private static final class Empty extends FileBasedConfig {
    Empty(@Nullable Config parent, FS fs) {
      super(parent, new File("/dev/null"), fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
