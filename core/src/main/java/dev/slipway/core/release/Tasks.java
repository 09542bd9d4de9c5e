package dev.slipway.core.release;

import dev.slipway.core.engine.Fence;

/**
 * Runs deploy-time tasks on one target, each try once. Thread-safe. Throws {@link
 * dev.slipway.core.engine.Unavailable} and {@link dev.slipway.core.engine.Denied} as {@link Target}
 * does.
 */
public interface Tasks {
  /** How a try stands; after a restart this finds one whose reference was lost. */
  TaskSight look(Change change, TaskOrder order);

  /**
   * Starts a try that {@link #look} has seen not to have begun.
   *
   * @return the platform's name for it
   */
  String run(Change change, TaskOrder order, Fence fence);
}
