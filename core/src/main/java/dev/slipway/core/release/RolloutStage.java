package dev.slipway.core.release;

import dev.slipway.core.course.Stage;

/** Where the time of a rollout goes on its target, by the platform's own clock. */
public enum RolloutStage implements Stage {
  PLACING("waiting for its tasks", "waited for its tasks"),
  PULLING("pulling the image", "pulled the image"),
  STARTING("starting", "started"),
  /** Tasks run, and nothing says yet that they are healthy. */
  CHECKING("waiting for health checks", "waited for health checks"),
  /** New tasks run beside the old ones until the last user has moved, whatever takes so long. */
  SHIFTING("checking and moving traffic", "checked and moved traffic"),
  DRAINING("draining old tasks", "drained old tasks"),
  /** It is complete, and is watched whether it stays up. */
  SOAKING("watching whether it stays up", "watched whether it stays up");

  private final String going;
  private final String done;

  RolloutStage(String going, String done) {
    this.going = going;
    this.done = done;
  }

  @Override
  public String going() {
    return going;
  }

  @Override
  public String done() {
    return done;
  }
}
