package dev.slipway.adapters.replay;

import dev.slipway.adapters.merge.PendingObjects;
import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;

/** Merges three trees without a work tree. What it writes stays pending. */
public interface CommitMerge {

  /** What became of a merge. */
  sealed interface Merged {
    /**
     * @param checked whether the installed git was asked, where there was reason to
     * @param renamed files that have another name on the branch, by that name
     */
    record Clean(ObjectId tree, Check checked, List<String> renamed) implements Merged {}

    /** Never empty, sorted by path. */
    record Conflicting(List<Conflict> conflicts) implements Merged {}
  }

  /** Whether git was asked for its result. */
  enum Check {
    /** No rename was in play. */
    NOT_NEEDED,
    /** Git came to the same tree. */
    SAME,
    /** There is no git of 2.38 or later, or it gave no answer. */
    NO_GIT
  }

  /**
   * @param base what the other two were made from
   * @param ours the branch
   * @param theirs the commit to be copied
   */
  Merged merge(
      Repository mirror, PendingObjects objects, ObjectId base, RevTree ours, RevTree theirs)
      throws IOException;
}
