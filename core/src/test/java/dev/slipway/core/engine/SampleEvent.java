package dev.slipway.core.engine;

import dev.slipway.core.app.AppName;
import java.time.Instant;

/** Events of a process that exists only in tests. */
public sealed interface SampleEvent extends Event {
  record Asked(AppName app, Instant at) implements SampleEvent {}

  record Progressed(String note, Instant at) implements SampleEvent {}

  record Finished(Instant at) implements SampleEvent {}
}
