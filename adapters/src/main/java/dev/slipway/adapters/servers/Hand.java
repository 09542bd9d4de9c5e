package dev.slipway.adapters.servers;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.NotYet;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Change;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What releases do on one server. */
final class Hand {
  /** Leases of a release number their fences below this. */
  private static final int LEASES = 20;

  private final Servers servers;
  private final ServerPlace place;
  private final Duration patience;

  /**
   * @param patience how long one question waits for the end of a job; whole seconds
   */
  Hand(Servers servers, ServerPlace place, Duration patience) {
    this.servers = servers;
    this.place = place;
    this.patience = patience;
  }

  static ServerBuild build(Change change) {
    return new ServerBuild(change.image(), change.commit(), change.committedAt());
  }

  ServerState look() {
    return servers.look(place.server(), place.app());
  }

  Optional<Outcome> find(Job job) {
    return servers.find(place.server(), place.app(), job, patience);
  }

  void stop(Job job, Fence fence, Change change) {
    servers.stop(place.server(), place.app(), job, ofServer(fence, change));
  }

  /**
   * Begins a job, or finds the one that was begun before.
   *
   * @return done, underway or failed
   * @throws Unavailable nothing is known, or something else has to end first
   * @throws Denied the server does not let us in
   */
  Outcome begin(Job job, ServerAction action, Fence fence, Change change) {
    Outcome outcome =
        servers.act(place.server(), place.app(), job, ofServer(fence, change), action, patience);
    return switch (outcome) {
      case Outcome.Unreachable(var why) -> throw new Unavailable(name(), why, new IOException(why));
      case Outcome.ShutOut(var why) -> throw new Denied(why);
      case Outcome.Failed failed when Verdicts.passes(failed.fault()) -> throw refused(failed);
      case Outcome other -> other;
    };
  }

  /**
   * As {@link #begin}, where what becomes of the job is looked up later: there must be a job.
   *
   * @throws Unavailable the server could not even begin it
   */
  Outcome leave(Job job, ServerAction action, Fence fence, Change change) {
    Outcome outcome = begin(job, action, fence, change);
    if (outcome instanceof Outcome.Failed failed && find(job).isEmpty()) {
      throw refused(failed);
    }
    return outcome;
  }

  /** What is at work ends by itself; people hear of it at once. */
  private Unavailable refused(Outcome.Failed failed) {
    return failed.fault() == Fault.LOCK_HELD
        ? new NotYet(name(), "%s: %s".formatted(name(), failed.cause()))
        : new Unavailable(
            name(),
            failed.cause(),
            new Refusal(Verdicts.reason(failed.fault()), failed.cause(), failed.evidence()));
  }

  /** A lease counts its fences for one release; a server sees those of all. */
  private static Fence ofServer(Fence fence, Change change) {
    return new Fence((change.release().number() << LEASES) + fence.value());
  }

  private String name() {
    return place.server().toString();
  }
}
