package dev.slipway.adapters.signals;

import dev.slipway.core.signal.Reading;
import java.time.Instant;

/** One signal, wherever it comes from. Thread-safe. */
interface Source extends AutoCloseable {
  /**
   * @param since when the present share of the users had moved
   */
  Reading read(Instant since);

  @Override
  default void close() {}
}
