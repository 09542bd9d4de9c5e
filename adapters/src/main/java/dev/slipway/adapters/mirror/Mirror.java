package dev.slipway.adapters.mirror;

import dev.slipway.adapters.githost.Host;
import dev.slipway.adapters.githost.Refs;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * The local copy of a repository: a bare clone that is made in the background when it is missing,
 * and made again when it is damaged. Nothing in it is worth a backup. Thread-safe; processes may
 * share the folder.
 *
 * <p>While it is being made, every method that reads it waits a moment and then throws {@link
 * dev.slipway.core.engine.NotYet}.
 */
public final class Mirror implements AutoCloseable {
  /** How long somebody waits for a clone before they are told how far it is. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  /** With more packs than that it is packed anew. */
  public static final int MOST_PACKS = Upkeep.MOST_PACKS;

  /** Work in the mirror that finds out whether the mirror is whole. */
  public interface Work<T> {
    T in(Repository mirror) throws IOException;
  }

  private record Open(Repository repository, Object identity) {}

  private final Host host;
  private final InstantSource clock;
  private final Path folder;
  private final SharedCall<Refs> fetch;
  private final SharedCall<Refs> heads;
  private final Fetcher fetcher;
  private final Upkeep upkeep;
  private final Making making;
  private final Cloning catchingUp;
  private Optional<Open> open = Optional.empty();

  public Mirror(RepositorySettings settings, Host host, InstantSource clock, Duration patience) {
    this(settings, host, clock, patience, "git");
  }

  /**
   * @param git the installed git; JGit does it all where there is none
   */
  public Mirror(
      RepositorySettings settings, Host host, InstantSource clock, Duration patience, String git) {
    MachineConfig.ignore();
    this.host = host;
    this.clock = clock;
    this.folder = settings.mirror();
    this.fetch = new SharedCall<>(settings.host(), () -> read(this::fetchAll));
    this.heads = new SharedCall<>(settings.host(), host::heads);
    NativeGit installed = new NativeGit(git, settings, host.silence());
    this.fetcher = new Fetcher(settings, host, installed);
    this.upkeep = new Upkeep(installed, clock);
    this.making =
        new Making(settings, clock, patience, new FreshCopy(folder, fetcher, upkeep), this::forget);
    this.catchingUp = new Cloning(settings.app().value(), clock, patience);
  }

  /** Begins to make the mirror, or to bring it up to date, in the background. */
  public void prepare() {
    if (FreshCopy.isWhole(folder)) {
      catchingUp.begin("up to date", this::catchUp);
    } else {
      making.begin();
    }
  }

  /** Brings the mirror up to date; callers at the same time share the trip. */
  public Refs fetch() {
    return fetch.ask();
  }

  /** Asks the host for its branches, without any object; callers at the same time share it. */
  public Refs heads() {
    return heads.ask();
  }

  /** The branches and tags as the last fetch left them. */
  public Refs known() {
    return read(
        mirror -> {
          Map<String, ObjectId> refs = new HashMap<>();
          for (Ref ref : mirror.getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
            refs.put(ref.getName(), ref.getObjectId());
          }
          return new Refs(refs);
        });
  }

  /** Whether all of them are here, so that no fetch is needed for them. */
  public boolean has(Collection<ObjectId> objects) {
    return read(
        mirror -> {
          for (ObjectId object : objects) {
            if (!mirror.getObjectDatabase().has(object)) {
              return false;
            }
          }
          return true;
        });
  }

  /** Fetches a commit that is on no branch. */
  public boolean fetch(CommitSha commit) {
    return read(mirror -> FolderLock.holding(folder, () -> host.fetch(mirror, commit)));
  }

  public <T> T read(Work<T> work) {
    making.bring();
    Object seen = FreshCopy.identity(folder);
    try {
      return done(work);
    } catch (IOException e) {
      making.replace(seen, e);
      making.bring();
    }
    try {
      return done(work);
    } catch (IOException e) {
      throw making.broken(e);
    }
  }

  @Override
  public void close() {
    making.close();
    catchingUp.close();
    forget();
  }

  private Refs fetchAll(Repository mirror) throws IOException {
    Refs refs = FolderLock.holding(folder, () -> fetchedAll(mirror));
    upkeep.consider(folder);
    return refs;
  }

  private Refs fetchedAll(Repository mirror) throws IOException {
    try {
      return host.fetch(mirror, NullProgressMonitor.INSTANCE);
    } catch (LockFailedException leftover) {
      Upkeep.ifIdle(folder, () -> Leftovers.removeWithin(folder));
      return host.fetch(mirror, NullProgressMonitor.INSTANCE);
    }
  }

  private <T> T done(Work<T> work) throws IOException {
    try (Repository mirror = borrow()) {
      return work.in(mirror);
    } catch (RuntimeException e) {
      throw disguised(e).orElseThrow(() -> e);
    }
  }

  /** JGit gives some damages as a plain runtime exception. */
  private static Optional<IOException> disguised(RuntimeException e) {
    boolean plain = e.getClass() == RuntimeException.class || e instanceof UncheckedIOException;
    return plain && e.getCause() instanceof IOException damage
        ? Optional.of(damage)
        : Optional.empty();
  }

  private synchronized Repository borrow() throws IOException {
    CacheLimit.mark(folder, clock.instant());
    Object identity = FreshCopy.identity(folder);
    if (open.filter(now -> now.identity().equals(identity)).isEmpty()) {
      forget();
      open = Optional.of(new Open(FreshCopy.open(folder), identity));
    }
    Repository mirror = open.get().repository();
    mirror.incrementOpen();
    return mirror;
  }

  private synchronized void forget() {
    open.ifPresent(now -> now.repository().close());
    open = Optional.empty();
  }

  private void catchUp(Progress progress) throws IOException {
    FolderLock.holding(
        folder,
        () -> {
          Leftovers.removeBeside(folder);
          Upkeep.ifIdle(folder, () -> Leftovers.removeWithin(folder));
          return fetcher.fetchedNatively(folder, progress);
        });
    upkeep.consider(folder);
  }
}
