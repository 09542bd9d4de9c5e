package dev.slipway.adapters.builds;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes directories with all that is in them; a link is deleted, not followed. */
final class Trees {
  private Trees() {}

  /**
   * Deletes all that can be deleted.
   *
   * @throws IOException of the first thing that could not
   */
  static void delete(Path tree) throws IOException {
    Deletion deletion = new Deletion();
    Files.walkFileTree(tree, deletion);
    if (!deletion.failures.isEmpty()) {
      throw deletion.failures.getFirst();
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    private final List<IOException> failures = new ArrayList<>();

    /** Caches of build tools are often read-only. */
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      try {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      } catch (IOException notOurs) {
        // Then deleting what is in it will say so.
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return delete(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return failed(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
      return delete(directory);
    }

    private FileVisitResult delete(Path path) {
      try {
        Files.deleteIfExists(path);
        return FileVisitResult.CONTINUE;
      } catch (IOException e) {
        return failed(e);
      }
    }

    private FileVisitResult failed(IOException failure) {
      if (!(failure instanceof NoSuchFileException)) {
        failures.add(failure);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
