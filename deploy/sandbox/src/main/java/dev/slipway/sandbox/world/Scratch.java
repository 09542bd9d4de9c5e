package dev.slipway.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory that is gone afterwards. */
public record Scratch(Path directory) implements AutoCloseable {
  public static Scratch create(String prefix) {
    try {
      return new Scratch(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException("failed to make a temporary directory", e);
    }
  }

  /** Deletes what can be deleted; a process that is just ending may still write. */
  @Override
  public void close() {
    for (Path path : deepestFirst()) {
      path.toFile().delete();
    }
  }

  private List<Path> deepestFirst() {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
