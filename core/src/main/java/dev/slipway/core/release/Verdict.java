package dev.slipway.core.release;

/**
 * What the bot concludes about a target that did not become live.
 *
 * @param cause one sentence with values and units
 * @param evidence the platform's own words, quoted; untrusted text; may be empty
 * @param effect what users see now
 */
public record Verdict(Reason reason, String cause, String evidence, String effect) {
  /** The same conclusion after the target went back: users see something else now. */
  Verdict takenBack() {
    return nowThat("users are on the old build again");
  }

  /** The same conclusion, though users see something else by now. */
  Verdict nowThat(String effect) {
    return new Verdict(reason, cause, evidence, effect);
  }
}
