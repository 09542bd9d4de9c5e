package dev.slipway.adapters.replay;

import dev.slipway.adapters.merge.PendingObjects;
import dev.slipway.core.repository.Caution;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickedCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/** Copies commits one after the other onto a head, in objects only. */
public record Replay(
    Repository mirror,
    PendingObjects objects,
    RevWalk walk,
    CommitMerge merge,
    Copy copy,
    PickOrder order) {

  /** How far a replay came. */
  public sealed interface Result {
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

  public Result onto(RevCommit onto, List<RevCommit> sources) throws IOException {
    List<PickedCommit> copies = new ArrayList<>();
    List<RevCommit> leftOut = new ArrayList<>();
    Renames renames = new Renames();
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
        case CommitMerge.Merged.Clean(ObjectId tree, var check, var renamed) -> {
          renames.add(source, check, renamed);
          if (tree.equals(head.getTree())) {
            leftOut.add(source);
            continue;
          }
          head = walk.parseCommit(copy.write(objects, source, tree, head));
          copies.add(new PickedCommit(Commits.of(source), Commits.sha(head)));
        }
      }
    }
    return new Result.Through(copies, leftOut, cautions(sources, leftOut, renames));
  }

  private CommitMerge.Merged merged(RevCommit head, RevCommit source) throws IOException {
    return merge.merge(mirror, objects, base(source), head.getTree(), theirs(source));
  }

  /** The tree that a commit's change starts from. */
  public RevTree base(RevCommit source) throws IOException {
    return order.reverts() ? source.getTree() : without(source);
  }

  /** The tree that a commit's change leads to. */
  public RevTree theirs(RevCommit source) throws IOException {
    return order.reverts() ? without(source) : source.getTree();
  }

  private RevTree without(RevCommit source) throws IOException {
    return walk.lookupTree(Patch.base(walk, source, order.mainline()));
  }

  private List<Caution> cautions(
      List<RevCommit> sources, List<RevCommit> leftOut, Renames renames) {
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
    List<Caution> cautions = new ArrayList<>();
    if (!merges.isEmpty()) {
      cautions.add(new Caution(Caution.Kind.MERGE, merges));
    }
    renames.cautions(cautions);
    return cautions;
  }

  /** What was followed, and what git did not confirm. */
  private static final class Renames {
    private final SortedSet<String> paths = new TreeSet<>();
    private final List<String> unchecked = new ArrayList<>();

    void add(RevCommit source, CommitMerge.Check check, List<String> renamed) {
      paths.addAll(renamed);
      if (check == CommitMerge.Check.NO_GIT) {
        unchecked.add(Commits.sha(source).abbreviated());
      }
    }

    void cautions(List<Caution> cautions) {
      if (!paths.isEmpty()) {
        cautions.add(new Caution(Caution.Kind.RENAMED, List.copyOf(paths)));
      }
      if (!unchecked.isEmpty()) {
        cautions.add(new Caution(Caution.Kind.NOT_CROSS_CHECKED, unchecked));
      }
    }
  }
}
