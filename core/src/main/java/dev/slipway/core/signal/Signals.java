package dev.slipway.core.signal;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;

/** Answers whether a metric or an alarm is bad. Changes nothing. Thread-safe. */
@FunctionalInterface
public interface Signals {
  /**
   * Looks at one signal of an environment. One that has left the configuration is inconclusive.
   *
   * @param trial since when it has to be good, and of which builds
   * @throws dev.slipway.core.engine.Unavailable when its source does not answer now
   * @throws dev.slipway.core.engine.Denied when its source refuses the question
   */
  Reading read(AppName app, EnvironmentName environment, SignalName signal, Trial trial);
}
