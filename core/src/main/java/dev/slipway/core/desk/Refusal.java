package dev.slipway.core.desk;

import java.util.Optional;

/**
 * Why something is not done, told privately.
 *
 * @param family the three are never mixed up in wording
 * @param why what was refused, by which rule, who or what holds it
 * @param next what the person can do
 * @param offer a command, without its exclamation mark, that a button gives in their name
 */
public record Refusal(Family family, String why, String next, Optional<String> offer) {
  public Refusal(Family family, String why, String next) {
    this(family, why, next, Optional.empty());
  }

  /** Who said no. */
  public enum Family {
    /** A person may not, or cannot. */
    REFUSED,
    /** The world said no. */
    FAILED,
    /** Our own fault. */
    BROKEN
  }

  public static Refusal refused(String why, String next) {
    return new Refusal(Family.REFUSED, why, next);
  }

  public static Refusal failed(String why, String next) {
    return new Refusal(Family.FAILED, why, next);
  }

  public static Refusal broken(String why) {
    return new Refusal(
        Family.BROKEN,
        why,
        "Nothing was changed. Try again; if it stays, tell whoever runs the bot.");
  }
}
