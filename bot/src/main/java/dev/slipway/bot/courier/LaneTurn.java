package dev.slipway.bot.courier;

import dev.slipway.core.engine.MessageRef;
import java.time.Instant;
import java.util.Optional;

/** A lane's turn to send. Not thread-safe: a lane has one turn at a time. */
final class LaneTurn {
  private final Lane lane;
  private final Pace pace;
  private final Outage outage;
  private boolean postsWait;
  private Instant wake = Instant.MAX;

  LaneTurn(Lane lane, Pace pace, Outage outage) {
    this.lane = lane;
    this.pace = pace;
    this.outage = outage;
  }

  Lane lane() {
    return lane;
  }

  /** Whether a post may go out now. Once not, never again in this turn, so that none overtakes. */
  boolean mayPost() {
    if (postsWait || !outage.isOver()) {
      return false;
    }
    postsWait = !isGranted(pace.post(lane));
    return !postsWait;
  }

  boolean mayUpdate(MessageRef message) {
    return outage.isOver() && isGranted(pace.update(message));
  }

  /** Nothing is posted to this lane until then. */
  void holdPosts(Instant until) {
    pace.silence(lane, until);
    postsWait = true;
    wakeAt(until);
  }

  void holdUpdates(Instant until) {
    pace.silenceUpdates(until);
    wakeAt(until);
  }

  void holdUpdates(MessageRef message, Instant until) {
    pace.silence(message, until);
    wakeAt(until);
  }

  /** What it needs comes by another turn, soon. */
  void comeBack() {
    wakeAt(pace.soon());
  }

  /** When the lane can go on; empty when it waits for nothing. */
  Optional<Instant> wake() {
    return wake.equals(Instant.MAX) ? Optional.empty() : Optional.of(wake);
  }

  private boolean isGranted(Pace.Permit permit) {
    return switch (permit) {
      case Pace.Permit.Granted _ -> true;
      case Pace.Permit.Later(Instant when) -> {
        wakeAt(when);
        yield false;
      }
    };
  }

  private void wakeAt(Instant when) {
    wake = when.isBefore(wake) ? when : wake;
  }
}
