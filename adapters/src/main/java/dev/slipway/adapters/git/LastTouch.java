package dev.slipway.adapters.git;

import dev.slipway.adapters.replay.Commits;
import dev.slipway.core.repository.Commit;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** Who last touched lines of a file. */
record LastTouch(Repository mirror, String path) {
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  /**
   * The commits that the lines come from, without repetition; those that were found in time.
   *
   * @param begin the first line, counted from 0; the line before counts when there is none
   */
  List<Commit> of(ObjectId head, int begin, int end) throws IOException {
    int from = begin == end ? Math.max(0, begin - 1) : begin;
    int to = begin == end ? begin + 1 : end;
    Map<ObjectId, Commit> commits = new LinkedHashMap<>();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try (BlameGenerator blame = new BlameGenerator(mirror, path)) {
      blame.push(null, head);
      while (System.nanoTime() < deadline && blame.next()) {
        if (blame.getResultStart() < to && blame.getResultEnd() > from) {
          RevCommit source = blame.getSourceCommit();
          commits.putIfAbsent(source, Commits.of(source));
        }
      }
    }
    return List.copyOf(commits.values());
  }
}
