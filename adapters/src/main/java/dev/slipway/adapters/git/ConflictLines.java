package dev.slipway.adapters.git;

import dev.slipway.adapters.replay.Replay;
import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.errors.BinaryBlobException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The lines that a pick found changed on its branch, and the commits they come from. */
record ConflictLines(
    Repository mirror, ObjectReader reader, Replay replay, Replay.Result.Stopped stopped) {
  private static final int LARGEST = 1 << 20;
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  /** The commits that last touched those lines in a history; those that were found in time. */
  Set<ObjectId> lastTouched(RevCommit history) throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    Set<ObjectId> found = new HashSet<>();
    for (Conflict conflict : stopped.conflicts()) {
      if (conflict.kind() == Conflict.Kind.BOTH_CHANGED) {
        blame(conflict.path(), history, end, found);
      }
    }
    return found;
  }

  private void blame(String path, RevCommit history, long end, Set<ObjectId> found)
      throws IOException {
    Optional<RawText> base = text(path, replay.base(stopped.at()));
    Optional<RawText> ours = text(path, stopped.head().getTree());
    Optional<RawText> theirs = text(path, replay.theirs(stopped.at()));
    if (base.isEmpty() || theirs.isEmpty()) {
      return;
    }
    EditList byPick = edits(base.get(), theirs.get());
    EditList byBranch = ours.isEmpty() ? byPick : edits(base.get(), ours.get());
    IntPredicate inConflict = line -> touches(byPick, line) && touches(byBranch, line);
    try (BlameGenerator blame = new BlameGenerator(mirror, path)) {
      blame.push(null, history);
      while (System.nanoTime() < end && blame.next()) {
        for (int i = blame.getResultStart(); i < blame.getResultEnd(); i++) {
          if (inConflict.test(i)) {
            found.add(blame.getSourceCommit().copy());
          }
        }
      }
    }
  }

  /** Lines beside a change count: git takes changes that touch for a conflict. */
  private static boolean touches(EditList edits, int line) {
    for (Edit edit : edits) {
      if (line >= edit.getBeginA() - 1 && line <= edit.getEndA()) {
        return true;
      }
    }
    return false;
  }

  private static EditList edits(RawText from, RawText to) {
    return new HistogramDiff().diff(RawTextComparator.DEFAULT, from, to);
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
