package dev.slipway.adapters.servers;

import dev.slipway.core.release.Reason;

/** Why a server that was reached does not begin a job now, as the cause of an unavailability. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String evidence;

  Refusal(Reason reason, String why, String evidence) {
    super(why);
    this.reason = reason;
    this.evidence = evidence;
  }

  Reason reason() {
    return reason;
  }

  String why() {
    return String.valueOf(getMessage());
  }

  String evidence() {
    return evidence;
  }
}
