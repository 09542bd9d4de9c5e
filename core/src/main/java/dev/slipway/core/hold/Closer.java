package dev.slipway.core.hold;

import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Started;
import dev.slipway.core.hold.HoldEvent.HoldPlaced;

/** Closes environments in the course of something else. Thread-safe. */
public final class Closer {
  private final Journal<Hold, HoldEvent, ?> holds;

  public Closer(Journal<Hold, HoldEvent, ?> holds) {
    this.holds = holds;
  }

  /**
   * Sees to it that an environment is held. Safe to repeat.
   *
   * @param key what makes this the same as an earlier one
   * @return the hold that closes it; somebody else's when there was one
   */
  public ProcessId close(String key, HoldRequest request) {
    return switch (holds.start(key, new HoldPlaced(request.since(), request))) {
      case Started.New(var id) -> id;
      case Started.Before(var id) -> id;
      case Started.SlotTaken(var holder) -> holder;
    };
  }
}
