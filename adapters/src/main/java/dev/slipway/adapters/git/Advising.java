package dev.slipway.adapters.git;

import dev.slipway.adapters.replay.Commits;
import dev.slipway.adapters.replay.Replay;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.FileChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.errors.BinaryBlobException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Shows where a pick and its branch disagree, and what would help. */
record Advising(
    Repository mirror, ObjectReader reader, Replay replay, Replay.Result.Stopped stopped) {
  private static final int LARGEST = 1 << 20;

  Advice advice() throws IOException {
    List<Advice.Hunk> hunks = new ArrayList<>();
    for (Conflict conflict : stopped.conflicts()) {
      if (hunks.size() < Advice.MOST_HUNKS && conflict.kind() == Conflict.Kind.BOTH_CHANGED) {
        hunk(conflict.path()).ifPresent(hunks::add);
      }
    }
    List<RevCommit> prerequisites = new Prerequisites(mirror, reader, replay, stopped).find();
    List<Advice.Size> sizes = new ArrayList<>();
    for (RevCommit prerequisite : prerequisites) {
      sizes.add(size(prerequisite));
    }
    return new Advice(hunks, prerequisites.stream().map(Commits::of).toList(), sizes);
  }

  private Advice.Size size(RevCommit commit) throws IOException {
    List<FileChange> files = FileChanges.between(mirror, commit.getParent(0), commit);
    return new Advice.Size(
        Commits.sha(commit),
        files.size(),
        files.stream().mapToInt(FileChange::added).sum(),
        files.stream().mapToInt(FileChange::removed).sum());
  }

  /** The first place of a file where the sides disagree. */
  private Optional<Advice.Hunk> hunk(String path) throws IOException {
    RevCommit head = stopped.head();
    Optional<RawText> base = text(path, replay.base(stopped.at()));
    Optional<RawText> ours = text(path, head.getTree());
    Optional<RawText> theirs = text(path, replay.theirs(stopped.at()));
    if (base.isEmpty() || ours.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    MergeResult<RawText> merged =
        new MergeAlgorithm(DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM))
            .merge(RawTextComparator.DEFAULT, base.get(), ours.get(), theirs.get());
    Optional<Disagreement> first = Disagreement.firstOf(merged);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    List<Commit> touched =
        new LastTouch(mirror, path).of(head, first.get().begin(), first.get().end());
    return Optional.of(new Advice.Hunk(path, first.get().begin() + 1, first.get().text(), touched));
  }

  private Optional<RawText> text(String path, ObjectId tree) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
      if (walk == null || walk.getFileMode(0).getObjectType() != Constants.OBJ_BLOB) {
        return Optional.empty();
      }
      return Optional.of(RawText.load(reader.open(walk.getObjectId(0)), LARGEST));
    } catch (BinaryBlobException unreadable) {
      return Optional.empty();
    }
  }
}
