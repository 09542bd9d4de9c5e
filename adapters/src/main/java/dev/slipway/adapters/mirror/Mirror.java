package dev.slipway.adapters.mirror;

import dev.slipway.adapters.githost.Host;
import dev.slipway.adapters.githost.Refs;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  /** A copy that breaks again so soon has another trouble than itself. */
  private static final Duration BETWEEN_REBUILDS = Duration.ofMinutes(10);

  private static final String FIRST = "for the first time";
  private static final String ANEW = "anew, because its copy was damaged";
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

  /** Work in the mirror that finds out whether the mirror is whole. */
  public interface Work<T> {
    T in(Repository mirror) throws IOException;
  }

  private record Open(Repository repository, Object identity) {}

  private final RepositorySettings settings;
  private final Host host;
  private final InstantSource clock;
  private final Path folder;
  private final SharedCall<Refs> fetch;
  private final SharedCall<Refs> heads;
  private final Fetcher fetcher;
  private final Upkeep upkeep;
  private final FreshCopy fresh;
  private final Cloning cloning;
  private final Cloning catchingUp;
  private Optional<Open> open = Optional.empty();
  private Optional<Instant> rebuilt = Optional.empty();

  public Mirror(RepositorySettings settings, Host host, InstantSource clock, Duration patience) {
    this(settings, host, clock, patience, "git");
  }

  /**
   * @param git the installed git; JGit does it all where there is none
   */
  public Mirror(
      RepositorySettings settings, Host host, InstantSource clock, Duration patience, String git) {
    MachineConfig.ignore();
    this.settings = settings;
    this.host = host;
    this.clock = clock;
    this.folder = settings.mirror();
    this.fetch = new SharedCall<>(settings.host(), () -> read(this::fetchAll));
    this.heads = new SharedCall<>(settings.host(), host::heads);
    NativeGit installed = new NativeGit(git, settings);
    this.fetcher = new Fetcher(settings, host, installed);
    this.upkeep = new Upkeep(installed, clock);
    this.fresh = new FreshCopy(folder, fetcher, upkeep);
    this.cloning = new Cloning(settings.app().value(), clock, patience);
    this.catchingUp = new Cloning(settings.app().value(), clock, patience);
  }

  /** Begins to make the mirror, or to bring it up to date, in the background. */
  public void prepare() {
    if (FreshCopy.isWhole(folder)) {
      catchingUp.begin("up to date", this::catchUp);
    } else {
      cloning.begin(FIRST, this::makeMissing);
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
    bring();
    Object seen = FreshCopy.identity(folder);
    try {
      return done(work);
    } catch (IOException e) {
      rebuild(seen, e);
    }
    try {
      return done(work);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public void close() {
    cloning.close();
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
      Leftovers.removeWithin(folder);
      return host.fetch(mirror, NullProgressMonitor.INSTANCE);
    }
  }

  private void bring() {
    if (!FreshCopy.isWhole(folder)) {
      finish(Files.exists(folder) ? ANEW : FIRST, this::makeMissing);
    }
  }

  private void finish(String why, Cloning.Way way) {
    try {
      cloning.finish(why, way);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private <T> T done(Work<T> work) throws IOException {
    try (Repository mirror = borrow()) {
      return work.in(mirror);
    }
  }

  private synchronized Repository borrow() throws IOException {
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
          Leftovers.removeWithin(folder);
          return fetcher.fetchedNatively(folder, progress);
        });
    upkeep.consider(folder);
  }

  private void makeMissing(Progress progress) throws IOException {
    fresh.make(progress);
    forget();
  }

  private void rebuild(Object seen, IOException damage) {
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

  private void makeInsteadOf(Object damaged, Progress progress) throws IOException {
    fresh.makeInsteadOf(damaged, progress);
    synchronized (this) {
      rebuilt = Optional.of(clock.instant());
    }
    forget();
  }

  private synchronized void refuseTooSoon(IOException damage) {
    Instant now = clock.instant();
    if (rebuilt.filter(then -> now.isBefore(then.plus(BETWEEN_REBUILDS))).isPresent()) {
      throw broken(damage);
    }
    LOG.warn("The mirror of {} is damaged and is made anew", settings.app(), damage);
  }

  private Unavailable broken(IOException e) {
    return new Unavailable(
        "git mirror of " + settings.app(),
        LocalTrouble.of(e).orElseGet(() -> String.valueOf(e.getMessage())),
        e);
  }
}
