package dev.slipway.adapters.replay;

import dev.slipway.core.engine.Denied;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.PatchIdDiffFormatter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What a commit changes against its first parent, or against nothing when it has none. */
record Patch(Repository mirror, ObjectReader reader) {

  /** The tree that a commit was made from. */
  static ObjectId base(RevWalk walk, RevCommit commit) throws IOException {
    return base(walk, commit, 1);
  }

  /**
   * The tree that a commit was made from.
   *
   * @param mainline the parent, counted from 1, of a merge commit
   */
  static ObjectId base(RevWalk walk, RevCommit commit, int mainline) throws IOException {
    if (mainline > Math.max(1, commit.getParentCount())) {
      throw new Denied(
          "%s has no parent %d: it has %d"
              .formatted(commit.abbreviate(7).name(), mainline, commit.getParentCount()));
    }
    return commit.getParentCount() == 0
        ? Constants.EMPTY_TREE_ID
        : walk.parseCommit(commit.getParent(mainline - 1)).getTree();
  }

  /** Equal for commits that make the same change in other places, as {@code git patch-id}. */
  ObjectId id(RevCommit commit) throws IOException {
    try (PatchIdDiffFormatter formatter = new PatchIdDiffFormatter()) {
      formatter.setReader(reader, mirror.getConfig());
      formatter.format(before(commit), new CanonicalTreeParser(null, reader, commit.getTree()));
      return formatter.getCalulatedPatchId();
    }
  }

  List<String> paths(RevCommit commit) throws IOException {
    List<String> paths = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      walk.addTree(before(commit));
      walk.addTree(commit.getTree());
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    return paths;
  }

  private AbstractTreeIterator before(RevCommit commit) throws IOException {
    if (commit.getParentCount() == 0) {
      return new EmptyTreeIterator();
    }
    try (RevWalk walk = new RevWalk(reader)) {
      walk.setRetainBody(false);
      return new CanonicalTreeParser(null, reader, base(walk, walk.parseCommit(commit)));
    }
  }
}
