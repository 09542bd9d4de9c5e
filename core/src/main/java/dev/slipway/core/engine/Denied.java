package dev.slipway.core.engine;

/**
 * An outside system said no, and will say so again: a missing right, a wrong name, an invalid
 * request. The engine ends or mends the process; the message is shown to people.
 */
public final class Denied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  /**
   * @param why who said no, to what, in its own words, and what to do; no secrets
   */
  public Denied(String why) {
    super(why);
    this.why = why;
  }

  /**
   * @param why as above
   */
  public Denied(String why, Throwable cause) {
    super(why, cause);
    this.why = why;
  }

  public String why() {
    return why;
  }
}
