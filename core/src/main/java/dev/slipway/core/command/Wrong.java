package dev.slipway.core.command;

/** A text that is meant for the bot and cannot be understood. */
final class Wrong extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String why;
  private final String next;

  /**
   * @param why what is wrong, with the word
   * @param next what to type instead
   */
  Wrong(String why, String next) {
    super(why, null, false, false);
    this.why = why;
    this.next = next;
  }

  Parsed.Misunderstood said() {
    return new Parsed.Misunderstood(why, next);
  }
}
