package dev.slipway.core.rollback;

import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseRequest;
import java.util.List;
import java.util.Optional;

/**
 * Which rollback took a release back that had gone live.
 *
 * @param releases of one app, newest first
 */
public record TakenBack(List<Current<Release>> releases) {
  public TakenBack {
    releases = List.copyOf(releases);
  }

  /** The first one after it; empty when it was not live, or what it brought is still there. */
  public Optional<ProcessId> by(Current<Release> release) {
    return release.state().reachedAll()
        ? releases.reversed().stream()
            .filter(later -> later.state() instanceof Release.Live)
            .filter(later -> takesBack(later, release))
            .map(Current::id)
            .findFirst()
        : Optional.empty();
  }

  /** A rollback goes back beyond every release since the one that it goes back to. */
  private static boolean takesBack(Current<Release> later, Current<Release> release) {
    ReleaseRequest back = later.state().request();
    ReleaseRequest gone = release.state().request();
    long number = release.id().number();
    return later.id().number() > number
        && back.rollback().filter(to -> to.verifiedBy().number() < number).isPresent()
        && back.environment().equals(gone.environment())
        && !back.commit().equals(gone.commit());
  }
}
