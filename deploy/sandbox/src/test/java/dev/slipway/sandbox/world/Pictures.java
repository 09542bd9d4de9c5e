package dev.slipway.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where pictures of the page go: to the documentation only when it is asked for. */
final class Pictures {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  private Pictures() {}

  static void take(String name, Consumer<Path> picture) {
    Path folder =
        Boolean.getBoolean("screenshots.rewrite")
            ? MODULE.resolve("../../docs/images").normalize()
            : MODULE.resolve("target/screenshots");
    try {
      picture.accept(Files.createDirectories(folder).resolve(name + ".png"));
    } catch (IOException e) {
      throw new UncheckedIOException("failed to make " + folder, e);
    }
  }
}
