package dev.slipway.adapters.ecs;

import java.util.List;

/**
 * How tasks of the build that ran before ended while ours was brought.
 *
 * @param failing why those ended that nobody wanted to end
 * @param deaf how many were told to stop, did not in time, and were killed
 * @param leaving when each of them was told to stop, and when it had
 */
record OldTasks(List<Cause> failing, int deaf, List<Span> leaving) {
  static final OldTasks NONE = new OldTasks(List.of(), 0, List.of());

  OldTasks {
    failing = List.copyOf(failing);
    leaving = List.copyOf(leaving);
  }
}
