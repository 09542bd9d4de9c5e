package dev.slipway.adapters.jenkins;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.adapters.builds.BuildOutput;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The ends of the logs of builds, read on from where the last look stopped: however long a log is,
 * no more than its end travels. Thread-safe.
 *
 * <p>Jenkins gives out a log from an offset, and a header says where it ended; while a build runs,
 * at most 10,000 lines at once.
 */
final class RunLog {
  private static final int MOST = 64 * 1024;

  /** Jenkins sends more bytes than the log has: for line feeds, and in UTF-8. */
  private static final int MOST_SENT = 4 * MOST;

  private static final String SIZE = "X-Text-Size";
  private static final int KEPT = 16 * 1024;
  private static final int LEAPS = 20;
  private static final int LOGS = 100;

  /** What a plugin hides in a line for the page of the log: serialized, never for people. */
  private static final Pattern NOTE = Pattern.compile("\\x1B\\[8mha:[^\\x1B\\n]*(\\x1B\\[0m)?");

  /** What Jenkins itself adds, around what the build has to say. */
  private static final Pattern FRAME =
      Pattern.compile("(?m)^(\\[Pipeline\\] .*|Finished: [A-Z_]+)\\R?");

  private final Door door;
  private final Address address;
  private final Map<Long, Seen> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Seen> eldest) {
          return size() > LOGS;
        }
      };

  /**
   * @param next where the next look begins, in bytes
   * @param end the newest text before that
   */
  private record Seen(long next, String end) {
    static final Seen NOTHING = new Seen(0, "");
  }

  /**
   * @param size in bytes
   */
  record End(long size, BuildOutput output) {
    /** Changes whenever something was written, even the same line again. */
    String line() {
      String last = output.lastLine();
      return size == 0 ? "" : String.format(Locale.ROOT, "%s (log: %,d bytes)", last, size).strip();
    }
  }

  RunLog(Door door, Address address) {
    this.door = door;
    this.address = address;
  }

  End read(Run run) {
    Seen before;
    synchronized (seen) {
      before = seen.getOrDefault(run.number(), Seen.NOTHING);
    }
    Seen now = readOn(run, before);
    synchronized (seen) {
      seen.put(run.number(), now);
    }
    String plain = FRAME.matcher(NOTE.matcher(now.end()).replaceAll("")).replaceAll("");
    return new End(now.next(), BuildOutput.of(plain));
  }

  private Seen readOn(Run run, Seen before) {
    Seen known = before;
    for (int leaps = 0; leaps < LEAPS; leaps++) {
      long start = known.next();
      Answer answer = ask(run, start);
      long end = size(answer.headers(), start, answer.text().getBytes(UTF_8).length);
      if (answer.whole() || answer.header(SIZE).isEmpty()) {
        String text = lines(answer.text(), leaps > 0);
        return new Seen(end, kept(end < start ? text : known.end() + text));
      }
      known = new Seen(Math.max(0, end - MOST), "");
    }
    return known;
  }

  private Answer ask(Run run, long start) {
    Map<String, String> query = Map.of("start", String.valueOf(start));
    Answer answer =
        door.get(
            address.inJob(run.number() + "/logText/progressiveText", query),
            "Job/Read",
            info ->
                size(info.headers(), start, 0) - from(info.headers(), start) > MOST
                    ? 0
                    : MOST_SENT);
    if (!answer.isGood()) {
      String why = "it answered HTTP %d when asked for a log".formatted(answer.status());
      throw door.unavailable(why, new IOException(why));
    }
    return answer;
  }

  /** Where the log ends; a proxy that takes the header away leaves what was sent. */
  private static long size(HttpHeaders headers, long start, long sent) {
    return headers.firstValueAsLong(SIZE).orElse(start + sent);
  }

  /** A log that is shorter than what was asked for is sent from its beginning. */
  private static long from(HttpHeaders headers, long start) {
    return size(headers, start, 0) < start ? 0 : start;
  }

  /** After a leap the first line is half of one. */
  private static String lines(String text, boolean leapt) {
    return leapt ? text.substring(text.indexOf('\n') + 1) : text;
  }

  private static String kept(String text) {
    if (text.length() <= KEPT) {
      return text;
    }
    String end = text.substring(text.length() - KEPT);
    return end.substring(end.indexOf('\n') + 1);
  }
}
