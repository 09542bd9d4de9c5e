package dev.slipway.core.signal;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Signals that say what a test wants; those of which it says nothing are gone. */
public final class FakeSignals implements Signals {
  private final Map<SignalName, Reading> readings = new ConcurrentHashMap<>();
  private final List<Instant> asked = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  /** From now on. */
  public void say(SignalName signal, Reading reading) {
    readings.put(signal, reading);
  }

  /** Whether nobody answers any more. */
  public void away(boolean gone) {
    away = gone;
  }

  /** The shares that were asked about, by when they had moved, one for each question. */
  public List<Instant> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Reading read(AppName app, EnvironmentName environment, SignalName signal, Trial trial) {
    asked.add(trial.since());
    if (away) {
      throw new Unavailable("The source of " + signal, "no answer", new IOException("no answer"));
    }
    return readings.getOrDefault(signal, new Reading.Inconclusive("it left the configuration"));
  }
}
