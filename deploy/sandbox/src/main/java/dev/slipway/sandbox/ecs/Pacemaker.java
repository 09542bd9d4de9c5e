package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.fleet.Fleet;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a fleet's time pass in the background. */
final class Pacemaker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pacemaker.class);
  private static final Duration BEAT = Duration.ofMillis(100);

  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ecs-time").factory());
  private final Fleet fleet;
  private final double speed;
  private long last = System.nanoTime();

  Pacemaker(Fleet fleet, double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be more than 0, not " + speed);
    }
    this.fleet = fleet;
    this.speed = speed;
    var _ =
        heart.scheduleAtFixedRate(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    heart.shutdownNow();
  }

  private void beat() {
    long now = System.nanoTime();
    try {
      fleet.advance(Duration.ofNanos((long) ((now - last) * speed)));
    } catch (RuntimeException e) {
      LOG.error("The fleet is broken; its time goes on", e);
    }
    last = now;
  }
}
