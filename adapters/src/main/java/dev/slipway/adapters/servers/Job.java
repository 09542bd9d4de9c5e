package dev.slipway.adapters.servers;

import java.util.regex.Pattern;

/**
 * One piece of work on a server. The same job is done once: asking for it again looks at what
 * became of it. What failed is tried again as the next attempt.
 *
 * @param release the number of the release
 * @param step such as {@code prepare} or {@code shift-0.5}, unique in the release
 * @param attempt counts from 1
 */
public record Job(String release, String step, int attempt) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._]{0,60}");
  private static final Pattern STEP = Pattern.compile("[a-z][a-z0-9._-]{0,60}");

  public Job {
    ServerApp.demand(FORM, release, "the release");
    ServerApp.demand(STEP, step, "the step");
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt %d: counts from 1".formatted(attempt));
    }
  }

  /** The same step once more. */
  public Job again() {
    return new Job(release, step, attempt + 1);
  }

  /** Its directory on the server. */
  @Override
  public String toString() {
    return "%s-%s-%d".formatted(release, step, attempt);
  }
}
