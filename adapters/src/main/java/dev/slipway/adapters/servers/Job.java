package dev.slipway.adapters.servers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One piece of work on a server. The same job is done once: asking for it again looks at what
 * became of it. What failed is tried again as another attempt.
 *
 * @param release what names the release, without a dash
 * @param step such as {@code prepare} or {@code shift-0.5}, unique in the release
 * @param attempt at least 1; of two attempts the later one is higher
 */
public record Job(String release, String step, long attempt) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._]{0,60}");
  private static final Pattern STEP = Pattern.compile("[a-z][a-z0-9._-]{0,60}");
  private static final Pattern NAME =
      Pattern.compile("(%s)-(%s)-([1-9]\\d{0,15})".formatted(FORM, STEP));

  public Job {
    ServerApp.demand(FORM, release, "the release");
    ServerApp.demand(STEP, step, "the step");
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt %d: counts from 1".formatted(attempt));
    }
  }

  /** The job of that directory; empty if it is none of ours. */
  public static Optional<Job> parse(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? Optional.of(new Job(parts.group(1), parts.group(2), Long.parseLong(parts.group(3))))
        : Optional.empty();
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
