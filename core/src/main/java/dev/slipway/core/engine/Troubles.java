package dev.slipway.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long the steps of one turn have been in trouble, and how long to stay away. */
final class Troubles {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

  private record Trouble(Instant since, int times, boolean told) {}

  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

  /** One more failure of a step; the answer is how long to pause before the next try. */
  Duration met(Step step, Instant now, Duration atLeast) {
    Trouble trouble =
        troubles.merge(
            step.key(),
            new Trouble(now, 1, false),
            (old, one) -> new Trouble(old.since(), old.times() + 1, old.told()));
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(trouble.times() - 1, 10));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return bounded.compareTo(atLeast) < 0 ? atLeast : bounded;
  }

  /** Whether people should hear of it now; true once per trouble. */
  boolean tellNow(Step step, Instant now) {
    Trouble trouble = troubles.get(step.key());
    if (trouble == null || trouble.told() || now.isBefore(trouble.since().plus(WORTH_TELLING))) {
      return false;
    }
    troubles.put(step.key(), new Trouble(trouble.since(), trouble.times(), true));
    return true;
  }

  void over(Step step) {
    troubles.remove(step.key());
  }
}
