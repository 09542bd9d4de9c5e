package dev.slipway.bot.card;

import dev.slipway.bot.slack.SlackText;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.Counts;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How single things are said in Slack's markup, the same way everywhere. */
final class Say {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SUBJECT = 90;
  private static final int BAR = 8;

  private Say() {}

  static String sha(CommitSha sha) {
    return "`" + sha.abbreviated() + "`";
  }

  /** A commit with its subject; the subject is somebody else's text. */
  static String commit(Commit commit) {
    return sha(commit.sha()) + " " + text(commit.subject(), SUBJECT);
  }

  static String commitBy(Commit commit) {
    return commit(commit) + " — " + text(commit.author().name(), 40);
  }

  static String person(PersonId person) {
    return "<@" + person + ">";
  }

  /** Somebody else's text: it cannot ping, link or format. */
  static String text(String untrusted, int limit) {
    return SlackText.escape(SlackText.truncate(untrusted, limit))
        .replace("`", "ˋ")
        .replace("*", "∗")
        .replace("_", "_\u2060")
        .replace("~", "∼");
  }

  /** Somebody else's lines, quoted to the letter. */
  static String code(String untrusted, int limit) {
    String lines =
        SlackText.truncate(untrusted, limit)
            .lines()
            .map(line -> SlackText.escape(line).replace("`", "ˋ"))
            .reduce((a, b) -> a + "\n" + b)
            .orElse("");
    return lines.isBlank() ? "" : "```\n" + lines + "\n```";
  }

  /** A time in the reader's own time zone. */
  static String time(Instant at) {
    return "<!date^%d^{time}|%s UTC>".formatted(at.getEpochSecond(), CLOCK.format(at));
  }

  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d m %d s".formatted(seconds / 60, seconds % 60)
        : "%d h %d m".formatted(seconds / 3600, seconds % 3600 / 60);
  }

  static String bar(Counts counts) {
    int full = counts.wanted() == 0 ? 0 : Math.min(BAR, BAR * counts.done() / counts.wanted());
    return "▰".repeat(full)
        + "▱".repeat(BAR - full)
        + " %d/%d".formatted(counts.done(), counts.wanted());
  }

  static String count(int number, String one) {
    return number == 1 ? "1 " + one : "%,d %ss".formatted(number, one);
  }

  static String list(List<String> things, int most) {
    String shown = String.join(", ", things.stream().limit(most).toList());
    return things.size() > most ? shown + " and %d more".formatted(things.size() - most) : shown;
  }
}
