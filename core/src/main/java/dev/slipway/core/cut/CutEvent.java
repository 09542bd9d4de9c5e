package dev.slipway.core.cut;

import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.ProcessId;
import java.time.Instant;

/** What happens to a cut. */
public sealed interface CutEvent extends Event {
  record CutRequested(Instant at, CutRequest request) implements CutEvent {}

  record CutDelayed(Instant at, String why) implements CutEvent {}

  /** The branch is on the host. */
  record BranchCut(Instant at, Contents contents) implements CutEvent {}

  record CutBuilding(Instant at, ProcessId build) implements CutEvent {}

  record CutFailed(Instant at, String why) implements CutEvent {}
}
