package dev.slipway.adapters.signals;

import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Trial;

/** One signal, wherever it comes from. Thread-safe. */
interface Source extends AutoCloseable {
  /**
   * @param trial the builds that users meet, and since when
   */
  Reading read(Trial trial);

  @Override
  default void close() {}
}
