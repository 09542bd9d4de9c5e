package dev.slipway.core.engine;

import dev.slipway.core.app.AppName;

/** Hears of every event that this replica stored, and of what it could not read. */
@FunctionalInterface
public interface News {
  void moved(ProcessId process, Index index);

  /** A process of the app gave up its slot before its end: another one may take it. */
  default void freed(AppName app) {}

  /** A process cannot be read; it is set aside when this returns. May be said more than once. */
  default void unreadable(ProcessId process, String why) {}
}
