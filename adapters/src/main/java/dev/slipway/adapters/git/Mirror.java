package dev.slipway.adapters.git;

import dev.slipway.adapters.githost.Host;
import dev.slipway.adapters.githost.Refs;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local copy of a repository: a bare clone that is made when it is missing and made again when
 * it is damaged. Nothing in it is worth a backup. Thread-safe; processes may share the folder.
 */
final class Mirror implements AutoCloseable {
  /** A copy that breaks again so soon has another trouble than itself. */
  private static final Duration BETWEEN_REBUILDS = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

  /** Work in the mirror that finds out whether the mirror is whole. */
  interface Work<T> {
    T in(Repository mirror) throws IOException;
  }

  private final RepositorySettings settings;
  private final Host host;
  private final InstantSource clock;
  private final Path folder;
  private final SharedCall<Refs> fetch;
  private final Upkeep upkeep = new Upkeep();
  private Optional<Repository> open = Optional.empty();
  private Optional<Instant> rebuilt = Optional.empty();
  private int generation;

  Mirror(RepositorySettings settings, Host host, InstantSource clock) {
    MachineConfig.ignore();
    this.settings = settings;
    this.host = host;
    this.clock = clock;
    this.folder = settings.mirror();
    this.fetch = new SharedCall<>(settings.host(), () -> read(this::fetchAll));
  }

  /** Brings the mirror up to date; callers at the same time share the trip. */
  Refs fetch() {
    return fetch.ask();
  }

  /** Fetches a commit that is on no branch. */
  boolean fetch(CommitSha commit) {
    return read(mirror -> FolderLock.holding(folder, () -> host.fetch(mirror, commit)));
  }

  <T> T read(Work<T> work) {
    int seen = generation();
    try {
      return attempt(work);
    } catch (IOException e) {
      rebuildAfter(seen, e);
    }
    try {
      return attempt(work);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public synchronized void close() {
    open.ifPresent(Repository::close);
    open = Optional.empty();
  }

  private Refs fetchAll(Repository mirror) throws IOException {
    Refs refs = FolderLock.holding(folder, () -> host.fetch(mirror));
    upkeep.consider(folder);
    return refs;
  }

  private <T> T attempt(Work<T> work) throws IOException {
    try (Repository mirror = borrow()) {
      return work.in(mirror);
    }
  }

  private synchronized Repository borrow() throws IOException {
    if (open.isEmpty() || !isWhole(folder)) {
      close();
      build();
      open = Optional.of(openBare(folder));
    }
    Repository mirror = open.get();
    mirror.incrementOpen();
    return mirror;
  }

  private void build() throws IOException {
    if (isWhole(folder)) {
      return;
    }
    FolderLock.holding(folder, () -> isWhole(folder) || replaced(cloned()));
  }

  private synchronized int generation() {
    return generation;
  }

  private synchronized void rebuildAfter(int seen, IOException damage) {
    if (generation != seen) {
      return;
    }
    Instant now = clock.instant();
    boolean again = rebuilt.filter(then -> now.isBefore(then.plus(BETWEEN_REBUILDS))).isPresent();
    if (again || Thread.currentThread().isInterrupted()) {
      throw broken(damage);
    }
    LOG.warn("The mirror of {} is damaged and is made anew", settings.app(), damage);
    try {
      FolderLock.holding(folder, () -> replaced(cloned()));
    } catch (IOException e) {
      throw broken(e);
    }
    rebuilt = Optional.of(now);
    generation++;
    close();
  }

  private Path cloned() throws IOException {
    String prefix = folder.getFileName() + ".new-";
    Folders.removeSiblings(folder, prefix + "*");
    Path fresh = Files.createTempDirectory(folder.getParent(), prefix);
    FS.getFileStoreAttributes(folder.getParent());
    try (Repository bare = openBare(fresh)) {
      bare.create(true);
      Upkeep.configure(bare);
      host.fetch(bare);
      return fresh;
    } catch (IOException | RuntimeException e) {
      Folders.remove(fresh);
      throw e;
    }
  }

  private boolean replaced(Path fresh) throws IOException {
    String prefix = folder.getFileName() + ".old-";
    Folders.removeSiblings(folder, prefix + "*");
    if (Files.exists(folder)) {
      Path old = Files.createTempDirectory(folder.getParent(), prefix);
      Files.move(folder, old.resolve("mirror"), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    Folders.removeSiblings(folder, prefix + "*");
    return true;
  }

  private static boolean isWhole(Path folder) {
    return RepositoryCache.FileKey.isGitRepository(folder.toFile(), FS.DETECTED);
  }

  private static Repository openBare(Path folder) throws IOException {
    return new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
  }

  private Unavailable broken(IOException e) {
    return new Unavailable("git mirror of " + settings.app(), String.valueOf(e.getMessage()), e);
  }
}
