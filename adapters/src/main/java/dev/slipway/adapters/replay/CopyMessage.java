package dev.slipway.adapters.replay;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The message of a copy, formatted as {@code git cherry-pick -x} does (git's sequencer.c and
 * trailer.c): white space tidied, the trailer in the last paragraph when that is made of trailers,
 * else in a paragraph of its own.
 */
final class CopyMessage {
  /** Carries bytes of any encoding unchanged; all that is looked at is ASCII. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private CopyMessage() {}

  static byte[] of(byte[] original, String sha) {
    List<String> lines = new ArrayList<>(withoutLeadingBlanks(new String(original, BYTES)));
    if (!Trailers.endIn(lines)) {
      lines.add("");
    }
    lines.add("(cherry picked from commit " + sha + ")");
    return tidy(lines).getBytes(BYTES);
  }

  private static List<String> withoutLeadingBlanks(String message) {
    List<String> lines = List.of(message.split("\n", -1));
    int first = 0;
    while (first < lines.size() && isBlank(lines.get(first))) {
      first++;
    }
    boolean complete = message.endsWith("\n");
    int last = complete && first < lines.size() ? lines.size() - 1 : lines.size();
    return lines.subList(first, last);
  }

  /** No white space at the end of a line, no two blank lines in a row, none first or last. */
  private static String tidy(List<String> lines) {
    StringBuilder tidy = new StringBuilder();
    boolean blankBefore = false;
    for (String line : lines) {
      String stripped = stripEnd(line);
      if (stripped.isEmpty()) {
        blankBefore = !tidy.isEmpty();
      } else {
        tidy.append(blankBefore ? "\n" : "").append(stripped).append('\n');
        blankBefore = false;
      }
    }
    return tidy.toString();
  }

  static boolean isBlank(String line) {
    return stripEnd(line).isEmpty();
  }

  private static String stripEnd(String line) {
    int end = line.length();
    while (end > 0 && " \t\r\n".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(0, end);
  }
}
