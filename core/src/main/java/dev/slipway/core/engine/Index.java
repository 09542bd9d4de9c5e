package dev.slipway.core.engine;

import dev.slipway.core.app.AppName;
import java.util.Optional;
import java.util.Set;

/**
 * How a process is found without reading its events.
 *
 * @param ended nothing will ever happen to it again
 * @param slot what only one process may hold while it has not ended, such as {@code
 *     release/shop/production}; given up when the process ends or the index names it no more, never
 *     taken later
 * @param tokens words to find it by, such as full commit SHAs; only added, never taken away
 */
public record Index(AppName app, boolean ended, Optional<String> slot, Set<String> tokens) {
  public Index {
    tokens = Set.copyOf(tokens);
  }
}
