package dev.slipway.bot.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a message that is meant for the bot from the talk of a channel. */
final class CommandText {
  private static final Pattern COMMAND = Pattern.compile("(?s)!\\p{L}.*");
  private static final Pattern QUOTED = Pattern.compile("(?s)(```|`|\"|')(.*)\\1");

  private CommandText() {}

  /** The command, beginning with its exclamation mark; empty when it is none. */
  static Optional<String> of(String raw) {
    return Optional.of(unquoted(SlackText.plain(raw)))
        .filter(text -> COMMAND.matcher(text).matches());
  }

  private static String unquoted(String text) {
    var quoted = QUOTED.matcher(text);
    return quoted.matches() ? quoted.group(2).strip() : text;
  }
}
