package dev.slipway.adapters.git;

import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;

/** Merges three trees without a work tree. What it writes goes through the inserter. */
interface CommitMerge {

  /** What became of a merge. */
  sealed interface Merged {
    record Clean(ObjectId tree) implements Merged {}

    /** Never empty, sorted by path. */
    record Conflicting(List<Conflict> conflicts) implements Merged {}
  }

  /**
   * @param base what the other two were made from
   * @param ours the branch
   * @param theirs the commit to be copied
   */
  Merged merge(
      Repository mirror, ObjectInserter inserter, ObjectId base, RevTree ours, RevTree theirs)
      throws IOException;
}
