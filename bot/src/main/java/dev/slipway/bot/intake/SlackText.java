package dev.slipway.bot.intake;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slack's way of writing text, in both directions.
 *
 * <p>The reference is {@code docs.slack.dev/messaging/formatting-message-text}.
 */
public final class SlackText {
  private static final Pattern MARKUP = Pattern.compile("<([^<>]*)>");
  private static final Pattern BLANKS = Pattern.compile("[\\h&&[^ ]]");
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\p{Co}\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e"
              + "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|[\\x{e0000}-\\x{e007f}]");

  private SlackText() {}

  /**
   * What a person typed, out of what Slack made of it: markup is unwrapped ({@code
   * <http://a.io|a.io>} becomes {@code a.io}, {@code <@U1|ann>} becomes {@code @U1}, {@code
   * <#C1|general>} becomes {@code #C1}), entities are unescaped, typographic quotes and dashes that
   * a phone put in become plain ones.
   */
  public static String plain(String text) {
    String unwrapped = MARKUP.matcher(text).replaceAll(SlackText::unwrap);
    return straight(unescape(unwrapped)).strip();
  }

  /** Undoes {@link #escape} of the three characters that Slack escapes. */
  public static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /**
   * Text that somebody else wrote, made harmless: it can neither ping anybody nor pose as a link,
   * and holds nothing invisible. Line ends become blanks.
   */
  public static String escape(String text) {
    String lines =
        text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    return HIDDEN
        .matcher(lines)
        .replaceAll("")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /**
   * At most so many characters of the text, then escaped, so that no entity is cut in two.
   *
   * @param limit in code points, of the text before it is escaped; at least 1
   */
  public static String escape(String text, int limit) {
    return escape(truncate(text, limit));
  }

  /** At most so many code points; a text that was cut ends with an ellipsis. */
  public static String truncate(String text, int limit) {
    if (text.codePointCount(0, text.length()) <= limit) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
  }

  private static String unwrap(MatchResult match) {
    String inner = match.group(1);
    int bar = inner.indexOf('|');
    String target = bar < 0 ? inner : inner.substring(0, bar);
    String label = bar < 0 ? "" : inner.substring(bar + 1);
    return Matcher.quoteReplacement(
        switch (target.isEmpty() ? ' ' : target.charAt(0)) {
          case '@', '#' -> target;
          case '!' -> special(target, label);
          default -> label.isEmpty() ? address(target) : label;
        });
  }

  private static String special(String target, String label) {
    return label.isEmpty() ? "@" + target.substring(1) : label;
  }

  private static String address(String target) {
    return target.startsWith("mailto:") ? target.substring("mailto:".length()) : target;
  }

  private static String straight(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    BLANKS
        .matcher(text)
        .replaceAll(" ")
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '“', '”', '„', '‟', '«', '»' -> plain.append('"');
                case '‘', '’', '‚', '‛', '′' -> plain.append('\'');
                case '—' -> plain.append("--");
                case '–' -> plain.append('-');
                case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF -> {}
                default -> plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }
}
