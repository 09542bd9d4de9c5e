package dev.slipway.core.desk;

import java.util.Optional;

/** Ends the handling of a command with a refusal; never leaves the desk. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.why(), null, false, false);
    this.refusal = refusal;
  }

  static RefusedException because(String why, String next) {
    return new RefusedException(Refusal.refused(why, next));
  }

  /**
   * @param offer a command, without its exclamation mark
   */
  static RefusedException offering(String why, String next, String offer) {
    return new RefusedException(new Refusal(Refusal.Family.REFUSED, why, next, Optional.of(offer)));
  }

  Refusal refusal() {
    return refusal;
  }
}
