package dev.slipway.adapters.replay;

import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds out what was taken back, by the line that {@code git revert} writes. */
public final class Reverts {
  private static final Pattern LINE = Pattern.compile("(?m)^This reverts commit ([0-9a-f]{40})\\b");

  private Reverts() {}

  /** The commits that a message says it takes back. */
  public static Set<CommitSha> in(String message) {
    Set<CommitSha> reverted = new HashSet<>();
    for (Matcher found = LINE.matcher(message); found.find(); ) {
      reverted.add(new CommitSha(found.group(1)));
    }
    return reverted;
  }

  /** The commit that a message says it takes back; empty also when there are several. */
  static Optional<CommitSha> theOneIn(String message) {
    Set<CommitSha> reverted = in(message);
    return reverted.size() == 1 ? reverted.stream().findFirst() : Optional.empty();
  }

  /** The commits up to {@code head} that take this one back and still hold, oldest first. */
  public static List<Commit> of(CommitSha commit, Repository mirror, ObjectId head)
      throws IOException {
    List<Commit> reverts = new ArrayList<>();
    Set<CommitSha> takenBack = new HashSet<>();
    try (RevWalk walk = new RevWalk(mirror)) {
      walk.markStart(walk.parseCommit(head));
      walk.markUninteresting(walk.parseCommit(Commits.id(commit)));
      for (RevCommit c = walk.next(); c != null; c = walk.next()) {
        Set<CommitSha> reverted = in(c.getFullMessage());
        if (reverted.contains(commit) && !takenBack.contains(Commits.sha(c))) {
          reverts.add(Commits.of(c));
        }
        takenBack.addAll(reverted);
      }
    }
    return reverts.reversed();
  }
}
