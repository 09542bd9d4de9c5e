package dev.slipway.adapters.builds;

import java.time.Duration;

/**
 * How much a host gives to builds.
 *
 * @param total a build that runs longer is stopped
 * @param quiet a build without output for so long is stopped
 * @param atOnce how many builds of all apps run side by side on the host; the others queue
 * @param keep how many ended builds of an app stay on disk with their output
 */
public record HostLimits(Duration total, Duration quiet, int atOnce, int keep) {
  public static final HostLimits USUAL =
      new HostLimits(Duration.ofMinutes(60), Duration.ofMinutes(10), 2, 20);

  public HostLimits {
    if (!total.isPositive() || !quiet.isPositive()) {
      throw new IllegalArgumentException(
          "build limits: total %s and quiet %s must be longer than 0".formatted(total, quiet));
    }
    if (atOnce < 1 || keep < 1) {
      throw new IllegalArgumentException(
          "build limits: at once %d and keep %d must be at least 1".formatted(atOnce, keep));
    }
  }
}
