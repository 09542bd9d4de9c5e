package dev.slipway.adapters.servers;

import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The targets of all apps on servers. Safe for many threads. */
public final class ServerTargets {
  /** A flip is over within it; of longer jobs one question at a time waits on the server. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Servers servers;
  private final Function<TargetSpec.Server, ServerPlace> places;
  private final InstantSource clock;
  private final Map<TargetSpec.Server, Silences> silences = new ConcurrentHashMap<>();

  private record Silences(Silence looks, Silence acts) {
    Silences() {
      this(new Silence(), new Silence());
    }
  }

  /**
   * @param places where the targets of the configuration are
   */
  public ServerTargets(
      Servers servers, Function<TargetSpec.Server, ServerPlace> places, InstantSource clock) {
    this.servers = servers;
    this.places = places;
    this.clock = clock;
  }

  /**
   * The target that the configuration describes.
   *
   * @param deadline how long nothing may move there
   */
  public Target of(TargetSpec.Server spec, Duration deadline) {
    return of(spec, deadline, PATIENCE);
  }

  /**
   * The same for whoever waits with another patience.
   *
   * @param patience how long one question waits for the end of a job; whole seconds, 0 for none
   */
  public Target of(TargetSpec.Server spec, Duration deadline, Duration patience) {
    Hand hand = new Hand(servers, places.apply(spec), patience);
    Target target = new ServerTarget(spec.cron(), hand, new Inspector(hand, deadline, clock));
    Silences known = silences.computeIfAbsent(spec, each -> new Silences());
    return new ImpatientTarget(target, deadline, clock, known.looks(), known.acts());
  }

  /** What runs deploy-time tasks there. */
  public Tasks tasks(TargetSpec.Server spec) {
    return new ServerTasks(new Hand(servers, places.apply(spec), PATIENCE));
  }
}
