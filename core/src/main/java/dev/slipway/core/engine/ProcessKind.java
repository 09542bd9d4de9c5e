package dev.slipway.core.engine;

import java.util.Locale;

/** The kinds of process; the lower case name begins every {@link ProcessId}. */
public enum ProcessKind {
  PICK,
  BUILD,
  RELEASE,
  HOLD,
  HEADS,
  CUT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
