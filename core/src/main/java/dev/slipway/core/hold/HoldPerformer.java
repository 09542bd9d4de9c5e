package dev.slipway.core.hold;

import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.hold.HoldEvent.HoldEnded;
import java.time.Instant;
import java.time.InstantSource;

/** Ends holds. Touches nothing outside: to hold an environment is to be looked at. */
public final class HoldPerformer implements Performer<HoldStep, HoldEvent> {
  private final InstantSource clock;

  public HoldPerformer(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Observation<HoldEvent> observe(ProcessId process, HoldStep step) {
    return switch (step) {
      case HoldStep.End end -> new Observation.Done<>(new HoldEnded(clock.instant()));
    };
  }

  @Override
  public HoldEvent act(ProcessId process, HoldStep step, Fence fence) {
    throw new IllegalStateException("a hold does nothing outside: " + step);
  }

  @Override
  public HoldEvent denied(HoldStep step, String why, Instant now) {
    throw new IllegalStateException("a hold asks nobody: " + why);
  }
}
