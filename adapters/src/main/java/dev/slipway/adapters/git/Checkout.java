package dev.slipway.adapters.git;

import dev.slipway.core.repository.CommitSha;
import java.nio.file.Path;

/** Gives builders the files of a commit. */
public interface Checkout {

  /**
   * Writes the files, executable bits and symbolic links of a commit into a fresh folder. Nothing
   * of git is in it; submodules are empty folders. The caller removes it.
   *
   * @param parent where the folder is made; created when it is missing
   * @return the fresh folder, which its owner alone may read
   * @throws dev.slipway.core.engine.Unavailable when the commit or the disk cannot be reached
   * @throws dev.slipway.core.engine.Denied when the host does not know the commit, or when the
   *     commit has a symbolic link that leads out of the folder
   */
  Path export(CommitSha commit, Path parent);
}
