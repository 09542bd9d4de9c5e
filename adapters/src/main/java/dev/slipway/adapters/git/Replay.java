package dev.slipway.adapters.git;

import dev.slipway.adapters.merge.PendingObjects;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.PickedCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Copies commits one after the other onto a head, in objects only. */
record Replay(
    Repository mirror, PendingObjects objects, RevWalk walk, CommitMerge merge, Copy copy) {

  /** How far a replay came. */
  sealed interface Result {
    /**
     * @param copies in order
     * @param leftOut what would change nothing
     * @param checked whether the installed git came to the same trees
     */
    record Through(List<PickedCommit> copies, List<RevCommit> leftOut, CommitMerge.Check checked)
        implements Result {
      public Through {
        copies = List.copyOf(copies);
        leftOut = List.copyOf(leftOut);
      }
    }

    record Stopped(RevCommit at, List<Conflict> conflicts) implements Result {}
  }

  Result onto(RevCommit onto, List<RevCommit> sources) throws IOException {
    List<PickedCommit> copies = new ArrayList<>();
    List<RevCommit> leftOut = new ArrayList<>();
    CommitMerge.Check checked = CommitMerge.Check.NOT_NEEDED;
    RevCommit head = onto;
    for (RevCommit source : sources) {
      if (walk.isMergedInto(source, onto)) {
        leftOut.add(source);
        continue;
      }
      switch (merged(head, source)) {
        case CommitMerge.Merged.Conflicting(List<Conflict> conflicts) -> {
          return new Result.Stopped(source, conflicts);
        }
        case CommitMerge.Merged.Clean(ObjectId tree, CommitMerge.Check check) -> {
          checked = checked.and(check);
          if (tree.equals(head.getTree())) {
            leftOut.add(source);
            continue;
          }
          head = walk.parseCommit(copy.write(objects, source, tree, head));
          copies.add(new PickedCommit(Commits.of(source), Commits.sha(head)));
        }
      }
    }
    return new Result.Through(copies, leftOut, checked);
  }

  private CommitMerge.Merged merged(RevCommit head, RevCommit source) throws IOException {
    return merge.merge(mirror, objects, Patch.base(walk, source), head.getTree(), source.getTree());
  }
}
