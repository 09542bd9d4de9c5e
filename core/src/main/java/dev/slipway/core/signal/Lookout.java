package dev.slipway.core.signal;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks at the signals of an environment side by side, at most every 15 seconds. A source that does
 * not answer makes its signal inconclusive, and nothing else. Thread-safe.
 */
public final class Lookout {
  /** How long a look holds. */
  public static final Duration EVERY = Duration.ofSeconds(15);

  private final Signals signals;
  private final InstantSource clock;
  private final Map<String, Taken> last = new ConcurrentHashMap<>();

  private record Taken(Trial trial, Look look) {}

  public Lookout(Signals signals, InstantSource clock) {
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * @param trial what the present share of the users has moved to, and when
   */
  public Look look(AppName app, EnvironmentName environment, List<SignalName> names, Trial trial) {
    String key = app + " " + environment;
    Taken before = last.get(key);
    if (before != null && before.trial().equals(trial) && isFresh(before.look())) {
      return before.look();
    }
    Look look = take(app, environment, names, trial);
    last.put(key, new Taken(trial, look));
    return look;
  }

  private boolean isFresh(Look look) {
    return clock.instant().isBefore(look.at().plus(EVERY));
  }

  private Look take(AppName app, EnvironmentName environment, List<SignalName> names, Trial trial) {
    Instant at = clock.instant();
    List<Future<Sign>> asked;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      asked =
          names.stream()
              .map(name -> threads.submit(() -> sign(app, environment, name, trial)))
              .toList();
    }
    return new Look(at, asked.stream().map(Future::resultNow).toList());
  }

  private Sign sign(AppName app, EnvironmentName environment, SignalName name, Trial trial) {
    return new Sign(name, read(app, environment, name, trial));
  }

  private Reading read(AppName app, EnvironmentName environment, SignalName name, Trial trial) {
    try {
      return signals.read(app, environment, name, trial);
    } catch (Unavailable away) {
      return new Reading.Inconclusive(away.said());
    } catch (Denied no) {
      return new Reading.Inconclusive(no.why());
    }
  }
}
