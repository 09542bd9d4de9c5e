package dev.slipway.adapters.git;

import dev.slipway.adapters.merge.PendingObjects;
import dev.slipway.adapters.merge.TreeMerge;
import dev.slipway.adapters.replay.CommitMerge;
import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;

/** Our own merge; where renames were in play, the installed git has to come to the same tree. */
record CheckedMerge(TreeMerge merge, CrossCheck git) implements CommitMerge {

  CheckedMerge() {
    this(new TreeMerge(), new CrossCheck());
  }

  @Override
  public Merged merge(
      Repository mirror, PendingObjects objects, ObjectId base, RevTree ours, RevTree theirs)
      throws IOException {
    return switch (merge.merge(mirror, objects, base, ours, theirs)) {
      case TreeMerge.Result.Conflicting(List<Conflict> conflicts) ->
          new Merged.Conflicting(conflicts);
      case TreeMerge.Result.Clean(var tree, var byRenames, var renamed) when !byRenames ->
          new Merged.Clean(tree, Check.NOT_NEEDED, renamed);
      case TreeMerge.Result.Clean(var tree, _, var renamed) -> {
        Optional<CrossCheck.Answer> answer = git.merge(mirror, objects, base, ours, theirs);
        yield answer.isEmpty()
            ? new Merged.Clean(tree, Check.NO_GIT, renamed)
            : compared(tree, renamed, answer.get());
      }
    };
  }

  private static Merged compared(ObjectId tree, List<String> renamed, CrossCheck.Answer git) {
    if (git.conflicts().isEmpty() && git.tree().equals(tree.name())) {
      return new Merged.Clean(tree, Check.SAME, renamed);
    }
    List<String> paths = git.conflicts().isEmpty() ? List.of(".") : git.conflicts();
    return new Merged.Conflicting(
        paths.stream().map(p -> new Conflict(p, Conflict.Kind.GIT_DISAGREES)).toList());
  }
}
