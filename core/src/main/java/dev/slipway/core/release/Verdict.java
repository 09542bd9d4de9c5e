package dev.slipway.core.release;

import java.util.Optional;

/**
 * What the bot concludes about a target that did not become live.
 *
 * @param cause one sentence with values and units
 * @param evidence the platform's own words, quoted; untrusted text; may be empty
 * @param effect what users see now
 * @param log the last lines of what failed, and which; untrusted text; empty when there are none
 */
public record Verdict(
    Reason reason, String cause, String evidence, String effect, Optional<String> log) {
  /** One without a log. */
  public Verdict(Reason reason, String cause, String evidence, String effect) {
    this(reason, cause, evidence, effect, Optional.empty());
  }

  /** The same conclusion after the target went back: users see something else now. */
  Verdict takenBack() {
    return nowThat("users are on the old build");
  }

  /** The same conclusion, though users see something else by now. */
  Verdict nowThat(String effect) {
    return new Verdict(reason, cause, evidence, effect, log);
  }
}
