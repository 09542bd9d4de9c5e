package dev.slipway.bot.card;

import dev.slipway.bot.intake.SlackText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes its power from text that others wrote. What cannot be escaped is written differently. */
final class Foreign {
  /** Slack begins and ends italics only at the edge of a word. */
  private static final Pattern EDGE = Pattern.compile("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

  /** A digest stays as it is: it is copied, and no picture has such a name. */
  private static final Pattern EMOJI =
      Pattern.compile(":(?!(?<=\\bsha256:)[0-9a-f]{12})(?=[^\\s:/0-9]|[^\\s:]+:)");

  private static final Pattern MENTION =
      Pattern.compile("&lt;(@[A-Z0-9]+|!subteam\\^[A-Z0-9]+)&gt;");
  private static final Pattern PART = Pattern.compile("`[^`]+`|[^`]+|`");
  private static final int LINE = 400;

  private Foreign() {}

  /** Of text without control characters: no format, no picture, as many characters as before. */
  static String literal(String escaped) {
    String plain = unquoted(escaped).replace('*', '∗').replace('~', '∼');
    return EMOJI.matcher(EDGE.matcher(plain).replaceAll("ˍ")).replaceAll("∶");
  }

  /** Looks at no more than can be shown: a line of a log may be megabytes long. */
  static String escaped(String untrusted, int limit) {
    return SlackText.escape(untrusted, 2 * limit);
  }

  static String unquoted(String escaped) {
    return escaped.replace('`', 'ˋ');
  }

  /** What the desk says: its mentions and its code stay, everything else loses its power. */
  static String sentence(String said, int limit) {
    String harmless =
        PART.matcher(Cut.to(escaped(said, limit).strip(), limit))
            .replaceAll(part -> Matcher.quoteReplacement(harmless(part.group())));
    return MENTION.matcher(harmless).replaceAll("<$1>");
  }

  private static String harmless(String part) {
    return part.length() > 1 && part.startsWith("`") ? part : literal(part);
  }

  /** The first lines, quoted to the letter. */
  static String head(String untrusted, int limit) {
    return quoted(untrusted.lines().toList(), limit, false);
  }

  /** The last lines, quoted to the letter. */
  static String tail(String untrusted, int limit) {
    return quoted(untrusted.lines().toList().reversed(), limit, true);
  }

  private static String quoted(List<String> lines, int limit, boolean backwards) {
    Deque<String> kept = new ArrayDeque<>();
    int length = 0;
    for (String line : lines) {
      String shown = Cut.to(unquoted(escaped(line, LINE)).stripTrailing(), LINE);
      length += shown.length() + 1;
      boolean full = length > limit;
      add(kept, full ? "…" : shown, backwards);
      if (full) {
        break;
      }
    }
    return kept.stream().allMatch(String::isBlank)
        ? ""
        : "```\n" + String.join("\n", kept) + "\n```";
  }

  private static void add(Deque<String> lines, String line, boolean backwards) {
    if (backwards) {
      lines.addFirst(line);
    } else {
      lines.addLast(line);
    }
  }
}
