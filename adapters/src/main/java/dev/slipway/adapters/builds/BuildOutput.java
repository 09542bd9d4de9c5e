package dev.slipway.adapters.builds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a build's output, fit to be shown: plain text without secrets. */
public record BuildOutput(List<String> lines) {
  private static final int BYTES_READ = 64 * 1024;
  private static final int TAIL_LINES = 15;
  private static final int TAIL_LENGTH = 3000;
  private static final int LINE_LENGTH = 300;

  /** Colours, cursor movements and window titles (ECMA-48 CSI and OSC), then the short ones. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\\x1B\\[[0-?]*[ -/]*[@-~]|\\x1B\\][^\\x07\\x1B]*(?:\\x07|\\x1B\\\\)?|\\x1B[ -/]*[0-~]?");

  /** Control characters, and the invisible ones that turn or hide text. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t]]");

  public BuildOutput {
    lines = List.copyOf(lines);
  }

  /**
   * @param text the end of what another system keeps of the output, whose secrets are hidden there
   */
  public static BuildOutput of(String text) {
    return of(text, new Mask(List.of()));
  }

  static BuildOutput read(Path log, Mask mask) throws IOException {
    return of(end(log), mask);
  }

  private static BuildOutput of(String text, Mask mask) {
    return new BuildOutput(
        ESCAPES
            .matcher(text)
            .replaceAll("")
            .lines()
            .map(line -> INVISIBLE.matcher(line).replaceAll("").stripTrailing())
            .map(mask::over)
            .filter(line -> !line.isBlank())
            .toList());
  }

  /** The newest line; empty when there is none. */
  public String lastLine() {
    return lines.isEmpty() ? "" : start(lines.getLast());
  }

  /** At most 15 lines and 3000 characters. */
  public String tail() {
    int first = Math.max(0, lines.size() - TAIL_LINES);
    String tail = String.join("\n", lines.subList(first, lines.size()));
    return tail.substring(afterPair(tail, Math.max(0, tail.length() - TAIL_LENGTH)));
  }

  private static String end(Path log) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      long skipped = Math.max(0, channel.size() - BYTES_READ);
      ByteBuffer bytes = ByteBuffer.allocate(BYTES_READ);
      channel.position(skipped);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      String text = UTF_8.decode(bytes.flip()).toString();
      // Without its beginning the first line could show half of a secret.
      return skipped == 0 ? text : text.substring(text.indexOf('\n') + 1);
    } catch (NoSuchFileException nothingWritten) {
      return "";
    }
  }

  private static String start(String line) {
    return line.length() <= LINE_LENGTH ? line : line.substring(0, beforePair(line, LINE_LENGTH));
  }

  private static int afterPair(String text, int index) {
    return index < text.length() && Character.isLowSurrogate(text.charAt(index))
        ? index + 1
        : index;
  }

  private static int beforePair(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
  }
}
