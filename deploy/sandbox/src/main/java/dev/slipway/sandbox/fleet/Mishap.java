package dev.slipway.sandbox.fleet;

import java.time.Instant;
import java.util.Comparator;

/** What happens to tasks that are there already, whatever their build. */
public enum Mishap {
  /** Exit code 1, once. */
  CRASH,
  /** Fargate Spot takes them back (AWS page <i>Amazon ECS clusters for Fargate</i>). */
  SPOT_INTERRUPTION,
  /** A person calls StopTask. */
  STOPPED_BY_HAND,
  /** From now on no health check of theirs passes, because something that they need is away. */
  DEPENDENCY_DOWN,
  /** From now on they do not heed SIGTERM: stopped, they are killed after their stopTimeout. */
  DEAF;

  /** The newest or the oldest, as far as there are so many. */
  public enum Whose {
    NEW,
    OLD;

    Comparator<FleetTask> order() {
      Comparator<FleetTask> byAge = Comparator.comparing(task -> task.createdAt().orElseThrow());
      return this == NEW ? byAge.reversed() : byAge;
    }
  }

  void befall(FleetTask task, FleetService service, Instant now) {
    switch (this) {
      case CRASH -> task.endsAt(now, Stop.exited(1));
      case SPOT_INTERRUPTION -> task.endsAt(now, Stop.interrupted());
      case STOPPED_BY_HAND -> task.endsAt(now, Stop.stoppedByHand());
      case DEPENDENCY_DOWN ->
          task.endsAt(
              now.plus(Screenwriter.BALANCER_GIVES_UP_AFTER), Screenwriter.unhealthy(service));
      case DEAF -> task.becomeDeaf();
    }
  }
}
