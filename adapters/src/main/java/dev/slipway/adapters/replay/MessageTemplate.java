package dev.slipway.adapters.replay;

import dev.slipway.core.command.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the messages of copies and reverts are worded: the message that git would give them, what
 * stands before it in its first line, and the lines after it. A line with a placeholder that has no
 * value is left out.
 *
 * @param prefix may be empty
 */
public record MessageTemplate(String prefix, List<String> lines) {
  static final String MESSAGE = "{message}";
  static final String COPIED = "{cherry-picked}";

  /** What else may be named, each on one line. */
  private static final List<String> VALUES = List.of("requester", "branch", "commit", "link");

  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}\\s]*)}");

  public MessageTemplate {
    lines = List.copyOf(lines);
  }

  /**
   * @throws IllegalArgumentException when it is none, with the reason
   */
  public static MessageTemplate parse(String text) {
    PLACEHOLDER.matcher(text).results().forEach(found -> known(found.group(1)));
    List<String> lines = text.lines().map(String::stripTrailing).toList();
    String first = lines.isEmpty() ? "" : lines.getFirst();
    check(first.endsWith(MESSAGE), "the first line does not end with " + MESSAGE);
    String prefix = first.substring(0, first.length() - MESSAGE.length());
    List<String> after = lines.subList(1, lines.size());
    check(
        !prefix.contains(MESSAGE) && after.stream().noneMatch(line -> line.contains(MESSAGE)),
        MESSAGE + " is there more than once");
    checkCopied(prefix, after);
    return new MessageTemplate(prefix, after);
  }

  /** A line with its values; empty when one of them is not known. */
  static Optional<String> filled(String line, Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    Matcher found = PLACEHOLDER.matcher(line);
    while (found.find()) {
      String value = values.getOrDefault(found.group(1), "");
      if (value.isEmpty()) {
        return Optional.empty();
      }
      found.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return Optional.of(found.appendTail(filled).toString());
  }

  /** A name that people choose; not known when it could be taken for a line of git's. */
  static String inOneLine(String name) {
    String line = name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return SHA.matcher(line).find() ? "" : line;
  }

  private static void checkCopied(String prefix, List<String> after) {
    long copied = after.stream().filter(line -> line.contains(COPIED)).count();
    check(copied < 2, COPIED + " is there more than once");
    check(
        !prefix.contains(COPIED) && copied == after.stream().filter(COPIED::equals).count(),
        COPIED + " does not stand in a line of its own");
    check(
        !speaksForGit(prefix) && after.stream().noneMatch(MessageTemplate::speaksForGit),
        "a line begins as one that git writes and the bot reads; for a copy's take " + COPIED);
  }

  private static boolean speaksForGit(String line) {
    return line.startsWith("(cherry picked from commit") || line.startsWith("This reverts commit");
  }

  private static void known(String name) {
    List<String> all =
        Stream.concat(Stream.of("message", "cherry-picked"), VALUES.stream()).toList();
    check(
        all.contains(name),
        "{%s} is no placeholder%s"
            .formatted(
                name,
                Nearest.to(name, all)
                    .map(", perhaps {%s} is meant"::formatted)
                    .orElse("; there are {%s}".formatted(String.join("}, {", all)))));
  }

  private static void check(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }
}
