package dev.slipway.sandbox.hosts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Programs of this machine, run to their end. */
final class Commands {
  private Commands() {}

  /** What a program said, and how it ended. */
  record Said(int exitCode, String text) {}

  /** Runs a program that must succeed. */
  static String run(String... command) {
    Said said = attempt(List.of(command), "");
    if (said.exitCode() != 0) {
      throw new IllegalStateException(
          "%s ended with %d: %s"
              .formatted(String.join(" ", command), said.exitCode(), said.text()));
    }
    return said.text().strip();
  }

  /** Runs a program with something on its standard input. */
  static Said attempt(List<String> command, String input) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (OutputStream out = process.getOutputStream()) {
        out.write(input.getBytes(UTF_8));
      }
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while %s ran".formatted(command), e);
    }
  }
}
