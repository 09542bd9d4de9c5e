package dev.slipway.adapters.git;

import dev.slipway.adapters.githost.Refs;
import dev.slipway.adapters.mirror.Mirror;
import dev.slipway.adapters.replay.Commits;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.BranchName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Branches as they are on the host now. Nothing is fetched, and no fetch is waited for, when the
 * heads that are wanted are in the mirror.
 */
record Current(Mirror mirror, Duration patience) {

  /** The branches of the host; those that are wanted can be read in the mirror. */
  Refs having(Predicate<BranchName> wanted) {
    Refs refs = mirror.heads();
    List<ObjectId> heads =
        refs.heads().entrySet().stream()
            .filter(head -> wanted.test(head.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return mirror.has(heads) ? refs : brought(heads);
  }

  /** A branch that the mirror does not keep comes with its commit alone. */
  private Refs brought(List<ObjectId> heads) {
    Refs refs = mirror.fetch();
    heads.stream()
        .filter(head -> !mirror.has(List.of(head)))
        .forEach(head -> mirror.fetch(Commits.sha(head)));
    return refs;
  }

  /** The same within a moment; else the branches as they were last seen. */
  Refs soon(Predicate<BranchName> wanted) {
    FutureTask<Refs> asking = new FutureTask<>(() -> having(wanted));
    Thread.ofVirtual().name("git-heads").start(asking);
    try {
      return asking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      return mirror.known();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("git host", "interrupted while waiting for it", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    }
  }
}
