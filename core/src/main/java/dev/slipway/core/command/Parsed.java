package dev.slipway.core.command;

/** What a typed text turned out to be. */
public sealed interface Parsed {
  record Understood(Command command) implements Parsed {}

  /** Not meant for the bot: say nothing. */
  record NotACommand() implements Parsed {}

  /**
   * Meant for the bot, and wrong.
   *
   * @param why what is wrong, with the word
   * @param next what to type instead
   */
  record Misunderstood(String why, String next) implements Parsed {}
}
