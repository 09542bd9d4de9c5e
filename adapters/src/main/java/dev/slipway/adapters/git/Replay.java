package dev.slipway.adapters.git;

import dev.slipway.core.repository.Caution;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickedCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/** Copies commits one after the other onto a head, in objects only. */
record Replay(
    Repository mirror,
    ObjectInserter inserter,
    RevWalk walk,
    CommitMerge merge,
    Copy copy,
    PickOrder order) {

  /** How far a replay came. */
  sealed interface Result {
    /**
     * @param copies in order
     * @param leftOut what would change nothing
     */
    record Through(List<PickedCommit> copies, List<RevCommit> leftOut, List<Caution> cautions)
        implements Result {
      public Through {
        copies = List.copyOf(copies);
        leftOut = List.copyOf(leftOut);
        cautions = List.copyOf(cautions);
      }
    }

    /**
     * @param head what the commit was to be applied to
     */
    record Stopped(RevCommit head, RevCommit at, List<Conflict> conflicts) implements Result {}
  }

  Result onto(RevCommit onto, List<RevCommit> sources) throws IOException {
    List<PickedCommit> copies = new ArrayList<>();
    List<RevCommit> leftOut = new ArrayList<>();
    RevCommit head = onto;
    for (RevCommit source : sources) {
      if (!order.reverts() && walk.isMergedInto(source, onto)) {
        leftOut.add(source);
        continue;
      }
      switch (merged(head, source)) {
        case CommitMerge.Merged.Conflicting(List<Conflict> conflicts) -> {
          return new Result.Stopped(head, source, conflicts);
        }
        case CommitMerge.Merged.Clean(ObjectId tree) -> {
          if (tree.equals(head.getTree())) {
            leftOut.add(source);
            continue;
          }
          head = walk.parseCommit(copy.write(inserter, source, tree, head));
          copies.add(new PickedCommit(Commits.of(source), Commits.sha(head)));
        }
      }
    }
    return new Result.Through(copies, leftOut, cautions(sources, leftOut));
  }

  private CommitMerge.Merged merged(RevCommit head, RevCommit source) throws IOException {
    return merge.merge(mirror, inserter, base(source), head.getTree(), theirs(source));
  }

  /** The tree that a commit's change starts from. */
  RevTree base(RevCommit source) throws IOException {
    return order.reverts() ? source.getTree() : without(source);
  }

  /** The tree that a commit's change leads to. */
  RevTree theirs(RevCommit source) throws IOException {
    return order.reverts() ? without(source) : source.getTree();
  }

  private RevTree without(RevCommit source) throws IOException {
    return walk.lookupTree(Patch.base(walk, source, order.mainline()));
  }

  private List<Caution> cautions(List<RevCommit> sources, List<RevCommit> leftOut) {
    List<String> merges =
        sources.stream()
            .filter(source -> source.getParentCount() > 1 && !leftOut.contains(source))
            .map(
                source ->
                    "%s against its parent %d of %d"
                        .formatted(
                            Commits.sha(source).abbreviated(),
                            order.mainline(),
                            source.getParentCount()))
            .toList();
    return merges.isEmpty() ? List.of() : List.of(new Caution(Caution.Kind.MERGE, merges));
  }
}
