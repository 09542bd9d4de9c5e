package dev.slipway.core.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commits as {@code git log after..upTo} lists them.
 *
 * @param after 7 to 40 digits, not in the range itself
 */
public record CommitRange(String after, String upTo) {
  private static final Pattern FORM =
      Pattern.compile("([0-9a-fA-F]{7,40})\\.\\.([0-9a-fA-F]{7,40})");

  public static Optional<CommitRange> parse(String word) {
    Matcher matcher = FORM.matcher(word.toLowerCase(Locale.ROOT));
    return matcher.matches()
        ? Optional.of(new CommitRange(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return after + ".." + upTo;
  }
}
