package dev.slipway.adapters.replay;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The message of a commit that the bot makes, put together as {@code git cherry-pick -x -s} does
 * (git's sequencer.c and trailer.c): white space tidied, a trailer in the last paragraph when that
 * is made of trailers, else in a paragraph of its own.
 */
final class CopyMessage {
  /** Carries bytes of any encoding unchanged; all that is looked at is ASCII. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private final List<String> lines;
  private Optional<String> copied;

  private CopyMessage(byte[] original, Optional<String> copied) {
    this.lines = new ArrayList<>(withoutLeadingBlanks(new String(original, BYTES)));
    this.copied = copied;
  }

  /** The message of a copy as git has it. */
  static CopyMessage copying(byte[] original, String sha) {
    return new CopyMessage(original, Optional.of("(cherry picked from commit " + sha + ")"));
  }

  /** A message that says already what it is about. */
  static CopyMessage of(byte[] original) {
    return new CopyMessage(original, Optional.empty());
  }

  /** Puts what a template has before and after the message. */
  CopyMessage worded(MessageTemplate template, Map<String, String> values) {
    String subject = lines.isEmpty() ? "" : lines.removeFirst();
    lines.addFirst(
        MessageTemplate.filled(template.prefix(), values).map(CopyMessage::bytes).orElse("")
            + subject);
    boolean inText = false;
    for (String line : template.lines()) {
      Optional<String> filled = MessageTemplate.filled(line, values).map(CopyMessage::bytes);
      if (line.equals(MessageTemplate.COPIED)) {
        endCopied();
      } else if (Trailers.isOne(line)) {
        filled.ifPresent(this::end);
      } else if (!line.isEmpty()) {
        filled.ifPresent(inText ? lines::add : this::begin);
      }
      inText = isText(line) && (inText || filled.isPresent());
    }
    return this;
  }

  /** Adds the bot's word, unless it is the last one already. */
  CopyMessage signedOff(String by) {
    endCopied();
    String line = bytes("Signed-off-by: " + by);
    if (!(Trailers.endIn(lines) && line.equals(lines.getLast()))) {
      end(line);
    }
    return this;
  }

  byte[] tidied() {
    endCopied();
    return tidy(lines).getBytes(BYTES);
  }

  private void endCopied() {
    copied.ifPresent(this::end);
    copied = Optional.empty();
  }

  private void begin(String paragraph) {
    lines.add("");
    lines.add(paragraph);
  }

  private void end(String trailer) {
    if (!Trailers.endIn(lines)) {
      lines.add("");
    }
    lines.add(trailer);
  }

  private static boolean isText(String line) {
    return !line.isEmpty() && !line.equals(MessageTemplate.COPIED) && !Trailers.isOne(line);
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), BYTES);
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
