package dev.slipway.bot.card;

import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.Counts;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How single things are said in Slack's markup, the same way everywhere. */
final class Say {
  private static final DateTimeFormatter CLOCK = clock("HH:mm");
  private static final DateTimeFormatter SECONDS = clock("HH:mm:ss");
  private static final DateTimeFormatter CALENDAR = clock("uuuu-MM-dd HH:mm");
  private static final Pattern CODE = Pattern.compile("`+([^`]*)`+");
  private static final int SUBJECT = 120;
  private static final int NAME = 60;
  private static final int LINK = 500;
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
    return commit(commit) + " — " + name(commit.author().name());
  }

  /** One of our own sentences in small, without its full stop. */
  static String note(String sentence) {
    return ":information_source: " + clause(sentence, 300);
  }

  /** Pings the person wherever it is posted, but not where a message is rewritten. */
  static String person(PersonId person) {
    return "<@" + person + ">";
  }

  static String name(String untrusted) {
    return text(untrusted, NAME);
  }

  /** Somebody else's text: it cannot ping, link or format. */
  static String text(String untrusted, int limit) {
    return Foreign.literal(Cut.to(Foreign.escaped(untrusted, limit).strip(), limit));
  }

  /** Somebody else's text as the last words of a sentence, which the caller ends. */
  static String clause(String untrusted, int limit) {
    return text(untrusted, limit).replaceFirst("[.\\s]+$", "");
  }

  /** A name to be copied: a branch, a path. Somebody else's text, to the letter. */
  static String inCode(String untrusted) {
    return "`" + Cut.to(Foreign.unquoted(Foreign.escaped(untrusted, 200)).strip(), 200) + "`";
  }

  /** A way out of Slack; nothing when it does not lead to a web page. */
  static String link(URI to, String label) {
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    String address = Foreign.escaped(to.toASCIIString(), LINK);
    return scheme.matches("https?") && address.length() <= LINK
        ? "<%s|%s>".formatted(address, label)
        : "";
  }

  /** A time of today in the reader's own time zone. */
  static String time(Instant at) {
    return "<!date^%d^{time}|%s UTC>".formatted(at.getEpochSecond(), CLOCK.format(at));
  }

  /** A time of today to the second, in the reader's own time zone. */
  static String second(Instant at) {
    return "<!date^%d^{time_secs}|%s UTC>".formatted(at.getEpochSecond(), SECONDS.format(at));
  }

  /** A day and a time in the reader's own time zone. */
  static String day(Instant at) {
    return "<!date^%d^{date_short_pretty} {time}|%s UTC>"
        .formatted(at.getEpochSecond(), CALENDAR.format(at));
  }

  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %d s".formatted(seconds / 60, seconds % 60)
        : "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }

  static String bar(Counts counts) {
    int full = counts.wanted() == 0 ? 0 : Math.min(BAR, BAR * counts.done() / counts.wanted());
    return "▰".repeat(full)
        + "▱".repeat(BAR - full)
        + " %d/%d".formatted(counts.done(), counts.wanted());
  }

  static String count(int number, String one) {
    return number == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %ss", number, one);
  }

  static String list(List<String> things, int most) {
    String shown = String.join(", ", things.stream().limit(most).toList());
    return things.size() > most ? shown + " and %d more".formatted(things.size() - most) : shown;
  }

  /** Our own markup in plain words, for notifications and for those who have it read to them. */
  static String spoken(String markup) {
    return CODE.matcher(markup)
        .replaceAll(code -> Matcher.quoteReplacement(Foreign.literal(code.group(1))))
        .replaceAll(":[a-z_]+: ?", "")
        .replace("*", "")
        .replaceAll(" *→ *", " to ")
        .replaceAll(" +· +", ", ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static DateTimeFormatter clock(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
