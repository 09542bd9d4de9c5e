package dev.slipway.core.signal;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import java.time.Instant;

/** Answers whether a metric or an alarm is bad. Changes nothing. Thread-safe. */
@FunctionalInterface
public interface Signals {
  /**
   * Looks at one signal of an environment. One that has left the configuration is inconclusive.
   *
   * @param since when the present share of the users had moved: what was before says nothing
   * @throws dev.slipway.core.engine.Unavailable when its source does not answer now
   * @throws dev.slipway.core.engine.Denied when its source refuses the question
   */
  Reading read(AppName app, EnvironmentName environment, SignalName signal, Instant since);
}
