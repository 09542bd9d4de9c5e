package dev.slipway.adapters.mirror;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What processes leave behind that were killed. To be called only by who holds the folder. */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private Leftovers() {}

  /** Removes half-made and half-removed mirrors. A folder that somebody still writes is kept. */
  static void removeBeside(Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    for (String kind : List.of(".new-*", ".old-*")) {
      try (DirectoryStream<Path> found =
          Files.newDirectoryStream(folder.getParent(), folder.getFileName() + kind)) {
        for (Path leftover : found) {
          remove(leftover);
        }
      }
    }
  }

  /** Removes locks of refs and half-written packs, for nobody else fetches or packs now. */
  static void removeWithin(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> isLeftover(folder, file)).toList()) {
        LOG.info("{} was left by a process that died, and is removed", file);
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isLeftover(Path folder, Path file) {
    String name = String.valueOf(file.getFileName());
    boolean inPacks = file.startsWith(folder.resolve("objects"));
    return Files.isRegularFile(file)
        && (inPacks
            ? name.startsWith("tmp_") || name.startsWith("incoming_") || name.startsWith(".tmp-")
            : name.endsWith(".lock") || name.equals("gc.pid"));
  }

  private static void remove(Path leftover) {
    try {
      Folders.remove(leftover);
    } catch (IOException e) {
      LOG.info("{} is not removed yet: {}", leftover, e.toString());
    }
  }
}
