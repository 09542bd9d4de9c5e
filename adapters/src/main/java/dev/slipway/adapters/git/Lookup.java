package dev.slipway.adapters.git;

import dev.slipway.adapters.replay.Commits;
import dev.slipway.adapters.replay.RequestNumber;
import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Resolution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds commits in the mirror as it is. */
record Lookup(Repository mirror, BranchName trunk, Author bot) {
  private static final int FAR_ENOUGH = 50_000;

  Resolution byDigits(String digits) throws IOException {
    try (ObjectReader reader = mirror.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      List<RevCommit> found = new ArrayList<>();
      for (ObjectId id : reader.resolve(AbbreviatedObjectId.fromString(digits))) {
        if (reader.has(id)
            && walk.peel(walk.parseAny(id)) instanceof RevCommit commit
            && !isRehearsal(walk, commit)) {
          found.add(walk.parseCommit(commit));
        }
      }
      return switch (found.size()) {
        case 0 -> new Resolution.Unknown();
        case 1 -> found(walk, found.getFirst());
        default -> new Resolution.Ambiguous(sorted(found));
      };
    }
  }

  /** The commits of trunk that brought a pull request, among the newest. */
  Resolution byRequest(RequestNumber request) throws IOException {
    Ref head = mirror.exactRef(Constants.R_HEADS + trunk);
    if (head == null) {
      return new Resolution.Unknown();
    }
    try (RevWalk walk = new RevWalk(mirror)) {
      walk.markStart(walk.parseCommit(head.getObjectId()));
      List<RevCommit> found = new ArrayList<>();
      int looked = 0;
      for (RevCommit c = walk.next(); c != null && looked < FAR_ENOUGH; c = walk.next()) {
        looked++;
        if (request.isOf(c)) {
          found.add(c);
        }
      }
      return switch (found.size()) {
        case 0 -> new Resolution.Unknown();
        case 1 -> new Resolution.Found(Commits.of(found.getFirst()), true);
        default -> new Resolution.Ambiguous(sorted(found));
      };
    }
  }

  /** What a branch or a tag points at. */
  Resolution at(ObjectId id) throws IOException {
    try (RevWalk walk = new RevWalk(mirror)) {
      RevObject peeled = walk.peel(walk.parseAny(id));
      return peeled instanceof RevCommit commit
          ? found(walk, walk.parseCommit(commit))
          : new Resolution.Unknown();
    }
  }

  private Resolution found(RevWalk walk, RevCommit commit) throws IOException {
    return new Resolution.Found(Commits.of(commit), isOnTrunk(walk, commit));
  }

  private boolean isOnTrunk(RevWalk walk, RevCommit commit) throws IOException {
    Ref head = mirror.exactRef(Constants.R_HEADS + trunk);
    return head != null && walk.isMergedInto(commit, walk.parseCommit(head.getObjectId()));
  }

  /** A plan leaves commits in the mirror that nobody else has; to people they do not exist. */
  private boolean isRehearsal(RevWalk walk, RevCommit commit) throws IOException {
    PersonIdent by = walk.parseCommit(commit).getCommitterIdent();
    return by != null
        && by.getEmailAddress().equals(bot.email())
        && by.getName().equals(bot.name())
        && !walk.isMergedIntoAny(
            commit, mirror.getRefDatabase().getRefsByPrefix(Constants.R_HEADS, Constants.R_TAGS));
  }

  private static List<Commit> sorted(List<RevCommit> found) {
    return found.stream()
        .map(Commits::of)
        .sorted(Comparator.comparing(Commit::at).reversed())
        .toList();
  }
}
