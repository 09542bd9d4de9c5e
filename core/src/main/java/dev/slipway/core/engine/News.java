package dev.slipway.core.engine;

/** Hears of every event that this replica stored. Must return at once. */
@FunctionalInterface
public interface News {
  void moved(ProcessId process, Index index);
}
