package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How tasks of our deployment died, the newest first.
 *
 * @param causes one for each task whose death counts against the build
 * @param old what became of the tasks before
 * @param lastWords what one of them wrote before it died
 */
record Deaths(List<Cause> causes, OldTasks old, Optional<String> lastWords) {
  static final Deaths NONE = new Deaths(List.of(), OldTasks.NONE, Optional.empty());
  private static final int PROOF = 2;

  /** How tasks end when something that they need is away. */
  private static final Set<Reason> WHATEVER_THE_BUILD =
      EnumSet.of(Reason.CRASHED, Reason.NEVER_HEALTHY);

  Deaths(List<Cause> causes) {
    this(causes, OldTasks.NONE, Optional.empty());
  }

  Deaths {
    causes = List.copyOf(causes);
  }

  /**
   * What condemns the build: one death after which trying again cannot help, or two of the same
   * kind. Lack of room never does; it is no fault of the build.
   */
  Optional<Cause> fatal() {
    return causes.stream()
        .filter(one -> one.reason() != Reason.NO_CAPACITY)
        .filter(one -> one.certain() || alike(one) >= PROOF)
        .findFirst();
  }

  /** Without what belongs to an earlier try. */
  Deaths since(Instant begin) {
    List<Cause> later = causes.stream().filter(one -> !one.at().isBefore(begin)).toList();
    return new Deaths(later, old, later.isEmpty() ? Optional.empty() : lastWords);
  }

  Deaths with(Optional<String> words) {
    return new Deaths(causes, old, words);
  }

  /** Whether what ran before fails in the same time: then it need not be the build. */
  boolean areShared(Cause cause) {
    return WHATEVER_THE_BUILD.contains(cause.reason())
        && old.failing().stream().anyMatch(one -> WHATEVER_THE_BUILD.contains(one.reason()));
  }

  /** The best explanation there is, even if it is not enough for a verdict. */
  Optional<Cause> likeliest() {
    return fatal().or(() -> causes.stream().findFirst());
  }

  /** How many died like this one. */
  int alike(Cause cause) {
    return (int)
        causes.stream().filter(one -> one.fingerprint().equals(cause.fingerprint())).count();
  }
}
