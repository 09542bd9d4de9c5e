package dev.slipway.core.command;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands {@code [app] <environment> [for 2h] <reason>}. The reason is kept as it was typed;
 * the time may also stand behind it.
 */
final class HoldWords {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int LONGEST_REASON = 500;
  private static final String PART =
      "\\d{1,4}\\s*(?:m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)";
  private static final String TIME = "for\\s+((?:" + PART + "\\s*)+)";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
  private static final Pattern FIRST = Pattern.compile(TIME + "(?:\\s+|[:,]\\s*)(.*)", FLAGS);
  private static final Pattern LAST = Pattern.compile("(.*?)[\\s,]+" + TIME + "[.!]?", FLAGS);
  private static final Pattern ONLY = Pattern.compile(TIME, FLAGS);
  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d+)\\s*([a-z])[a-z]*");
  private static final Pattern NO_TIME = Pattern.compile("for\\s+\\d.*", FLAGS);

  private final Set<String> apps;
  private final Set<String> environments;

  HoldWords(Set<String> apps, Set<String> environments) {
    this.apps = apps;
    this.environments = environments;
  }

  /**
   * @param text what follows the verb
   */
  Command.Hold hold(String text, boolean dryRun) {
    String rest = Words.withoutFlag(text, "--dry-run").strip();
    Optional<AppName> app = Optional.empty();
    String first = firstWord(rest);
    String second = firstWord(afterFirst(rest));
    if (apps.contains(first) && (!environments.contains(first) || environments.contains(second))) {
      app = Optional.of(new AppName(first));
      rest = afterFirst(rest);
    }
    EnvironmentName environment = environment(firstWord(rest));
    return timed(app, environment, afterFirst(rest), dryRun);
  }

  private Command.Hold timed(
      Optional<AppName> app, EnvironmentName environment, String rest, boolean dryRun) {
    Matcher first = FIRST.matcher(rest);
    if (first.matches()) {
      return new Command.Hold(
          app, environment, time(first.group(1)), reason(first.group(2)), dryRun);
    }
    if (NO_TIME.matcher(rest).matches() && !ONLY.matcher(rest).matches()) {
      throw new Wrong(
          "\"%s\" is not a time".formatted(firstWord(afterFirst(rest))),
          "Write it as `for 45m`, `for 2h`, `for 1h30m` or `for 2d`, and the reason after it.");
    }
    Matcher last = LAST.matcher(rest);
    return last.matches()
        ? new Command.Hold(app, environment, time(last.group(2)), reason(last.group(1)), dryRun)
        : new Command.Hold(
            app,
            environment,
            Optional.empty(),
            reason(ONLY.matcher(rest).matches() ? "" : rest),
            dryRun);
  }

  private EnvironmentName environment(String word) {
    if (word.isEmpty()) {
      throw new Wrong(
          "`!hold` needs an environment and a reason", "`%s`".formatted(Verb.HOLD.form()));
    }
    return Named.environment(word, environments);
  }

  private static String reason(String typed) {
    String reason = typed.strip();
    if (reason.isEmpty()) {
      throw new Wrong(
          "`!hold` needs a reason: others will read it", "`%s`".formatted(Verb.HOLD.form()));
    }
    if (reason.length() > LONGEST_REASON) {
      throw new Wrong(
          "the reason has %d characters; there is room for %d"
              .formatted(reason.length(), LONGEST_REASON),
          "Say it shorter, or link to where it is said.");
    }
    return reason;
  }

  private static Optional<Duration> time(String typed) {
    Duration time = Duration.ZERO;
    Matcher part = NUMBER_AND_UNIT.matcher(typed.toLowerCase(Locale.ROOT));
    while (part.find()) {
      time = time.plus(time(Long.parseLong(part.group(1)), part.group(2)));
    }
    if (time.isZero() || time.compareTo(LONGEST) > 0) {
      throw new Wrong(
          "an environment is held for a minute at least and 30 days at most",
          "Without a time it is held until somebody says `!unhold`.");
    }
    return Optional.of(time);
  }

  private static Duration time(long number, String unit) {
    return switch (unit) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }

  private static String firstWord(String text) {
    List<String> words = Words.of(text.split("\\s", 2)[0]);
    return words.isEmpty() ? "" : words.getFirst().toLowerCase(Locale.ROOT);
  }

  private static String afterFirst(String text) {
    String[] parts = text.split("\\s+", 2);
    return parts.length < 2 ? "" : parts[1].strip();
  }
}
