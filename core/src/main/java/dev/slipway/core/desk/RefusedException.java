package dev.slipway.core.desk;

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

  Refusal refusal() {
    return refusal;
  }
}
