package dev.slipway.adapters.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeChunk.ConflictState;
import org.eclipse.jgit.merge.MergeResult;

/**
 * A place where two sides changed the same lines.
 *
 * @param begin the first line on the branch, counted from 0
 * @param end the line after the last one there; equal to {@code begin} when the branch has none
 * @param text both sides between git's markers
 */
record Disagreement(int begin, int end, String text) {
  private static final int OURS = 1;
  private static final int THEIRS = 2;
  private static final int MOST_LINES = 10;

  static Optional<Disagreement> firstOf(MergeResult<RawText> merged) {
    Optional<MergeChunk> ours = Optional.empty();
    for (MergeChunk chunk : merged) {
      if (chunk.getConflictState() == ConflictState.FIRST_CONFLICTING_RANGE
          && chunk.getSequenceIndex() == OURS) {
        ours = Optional.of(chunk);
      }
      if (chunk.getConflictState() == ConflictState.NEXT_CONFLICTING_RANGE
          && chunk.getSequenceIndex() == THEIRS
          && ours.isPresent()) {
        return Optional.of(of(merged, ours.get(), chunk));
      }
    }
    return Optional.empty();
  }

  private static Disagreement of(MergeResult<RawText> merged, MergeChunk ours, MergeChunk theirs) {
    List<String> lines = new ArrayList<>();
    lines.add("<<<<<<< branch");
    lines.addAll(lines(merged, ours));
    lines.add("=======");
    lines.addAll(lines(merged, theirs));
    lines.add(">>>>>>> pick");
    return new Disagreement(ours.getBegin(), ours.getEnd(), String.join("\n", lines));
  }

  private static List<String> lines(MergeResult<RawText> merged, MergeChunk chunk) {
    RawText text = merged.getSequences().get(chunk.getSequenceIndex());
    List<String> lines = new ArrayList<>();
    int shown = Math.min(chunk.getEnd(), chunk.getBegin() + MOST_LINES);
    for (int i = chunk.getBegin(); i < shown; i++) {
      lines.add(text.getString(i));
    }
    if (shown < chunk.getEnd()) {
      lines.add("… %d more".formatted(chunk.getEnd() - shown));
    }
    return lines;
  }
}
