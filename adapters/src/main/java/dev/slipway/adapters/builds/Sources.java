package dev.slipway.adapters.builds;

import dev.slipway.core.repository.CommitSha;
import java.nio.file.Path;

/** Where the files of a commit come from. Thread-safe. */
@FunctionalInterface
public interface Sources {
  /**
   * Writes the files of a commit, without history, into a new directory below {@code parent}.
   *
   * @return the directory that holds them; it is the builder's to change and to delete
   * @throws dev.slipway.core.engine.Unavailable when they cannot be had now
   */
  Path export(CommitSha commit, Path parent);
}
