package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Reason;
import java.util.List;
import java.util.Optional;

/**
 * How tasks of our deployment died, the newest first.
 *
 * @param causes one for each task whose death counts against the build
 */
record Deaths(List<Cause> causes) {
  static final Deaths NONE = new Deaths(List.of());
  private static final int PROOF = 2;

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
