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
  private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(15);

  private record Trouble(Instant since, int times, boolean told, Instant notBefore) {
    Trouble again() {
      return new Trouble(since, times + 1, told, notBefore);
    }

    Trouble untilThen(Instant later) {
      return new Trouble(since, times, told, later);
    }
  }

  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private final Map<String, Instant> progressTold = new ConcurrentHashMap<>();

  /** One more failure of a step; the answer is how long to pause before the next try. */
  Duration met(Step step, Instant now, Duration atLeast) {
    Trouble trouble =
        troubles.merge(step.key(), new Trouble(now, 1, false, now), (old, first) -> old.again());
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(trouble.times() - 1, 10));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    Duration chosen = bounded.compareTo(atLeast) < 0 ? atLeast : bounded;
    troubles.put(step.key(), trouble.untilThen(now.plus(chosen)));
    return chosen;
  }

  /** How much of its pause a step has left; zero when it may be tried. */
  Duration pauseLeft(Step step, Instant now) {
    Trouble trouble = troubles.get(step.key());
    return trouble == null || !now.isBefore(trouble.notBefore())
        ? Duration.ZERO
        : Duration.between(now, trouble.notBefore());
  }

  /** Whether no step is in trouble. */
  boolean none() {
    return troubles.isEmpty();
  }

  /** Whether people should hear of it now; true once per trouble. */
  boolean tellNow(Step step, Instant now) {
    Trouble trouble = troubles.get(step.key());
    if (trouble == null || trouble.told() || now.isBefore(trouble.since().plus(WORTH_TELLING))) {
      return false;
    }
    troubles.put(
        step.key(), new Trouble(trouble.since(), trouble.times(), true, trouble.notBefore()));
    return true;
  }

  /**
   * Whether people should hear now how far that is which the step waits for: at first, and then.
   */
  boolean progressNow(Step step, Instant now) {
    Instant told = progressTold.get(step.key());
    if (told != null && now.isBefore(told.plus(BETWEEN_PROGRESS))) {
      return false;
    }
    progressTold.put(step.key(), now);
    return true;
  }

  void over(Step step) {
    progressTold.remove(step.key());
    troubles.remove(step.key());
  }
}
