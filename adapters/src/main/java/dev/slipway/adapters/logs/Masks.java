package dev.slipway.adapters.logs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What looks like a secret in a line of a log is not told. Nobody can know all of them: that lines
 * are cut, and few, bounds what slips through.
 */
final class Masks {
  private static final int LONGEST = 300;
  private static final String HIDDEN = "•••";

  /** The first group stays. */
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile(
              "(?i)((?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|authorization"
                  + "|credential)[\\w-]*[\"']?\\s*[=:]\\s*[\"']?(?:Bearer |Basic )?)[^\\s\"',;&]+"),
          Pattern.compile("(?i)(\\b(?:bearer|basic) )[A-Za-z0-9+/._~=-]{8,}"),
          Pattern.compile("(://[^\\s/:@]*:)[^\\s/@]+(?=@)"),
          Pattern.compile("()\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
          Pattern.compile("()\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"),
          Pattern.compile("()-----BEGIN [A-Z ]*PRIVATE KEY-----.*"));

  private Masks() {}

  static String applied(String line) {
    String shown = line.length() > 4 * LONGEST ? line.substring(0, 4 * LONGEST) : line;
    for (Pattern secret : SECRETS) {
      shown = secret.matcher(shown).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
    }
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
  }
}
