package dev.slipway.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with a file of the repository; {@code bin/golden} rewrites the files. */
public final class Golden {
  private Golden() {}

  /**
   * Fails with the difference unless the file says the same.
   *
   * @param file relative to the module, such as {@code src/test/golden/help.json}
   */
  public static void check(String file, String actual) {
    Path path = Path.of(file);
    try {
      if (Boolean.getBoolean("golden.rewrite")) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, actual);
      }
      assertThat(Files.exists(path)).as("%s is missing: run bin/golden", file).isTrue();
      assertThat(actual).as(file).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
