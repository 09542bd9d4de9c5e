package dev.slipway.bot;

import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where git mirrors and builds lie; a bot that cannot write there can do nothing. */
final class WorkDirectory {
  private WorkDirectory() {}

  /**
   * Makes it if it is not there.
   *
   * @throws Unavailable when nothing can be written there
   */
  static void open(Path directory) {
    try {
      Files.createDirectories(directory);
      if (!Files.isWritable(directory)) {
        throw new AccessDeniedException(directory.toString());
      }
    } catch (IOException e) {
      throw new Unavailable(
          "the work directory " + directory,
          "this user cannot write there. Change its owner, or work-directory",
          e);
    }
  }
}
