package dev.slipway.adapters.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.adapters.replay.Commits;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads one text that a person wrote, out of a commit. */
final class CommitFile {
  /** Bytes. */
  private static final int LARGEST = 1024 * 1024;

  private CommitFile() {}

  /** Empty when the commit has no such file. */
  static Optional<String> of(CommitSha commit, String path, Repository mirror) throws IOException {
    try (RevWalk walk = new RevWalk(mirror);
        TreeWalk found =
            TreeWalk.forPath(mirror, path, walk.parseCommit(Commits.id(commit)).getTree())) {
      return found == null || found.isSubtree()
          ? Optional.empty()
          : Optional.of(
              new String(mirror.open(found.getObjectId(0)).getCachedBytes(LARGEST), UTF_8));
    }
  }
}
