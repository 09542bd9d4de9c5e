package dev.slipway.adapters.git;

import dev.slipway.adapters.replay.Commits;
import dev.slipway.adapters.replay.Trailers;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.FileChange;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.Survey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Works out what a clean plan does to its branch. */
record Surveying(Repository mirror, PickPlan.Clean plan) {
  /** A history in which nothing is found must not be walked to its end. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  Survey survey() throws IOException {
    List<FileChange> files =
        FileChanges.between(mirror, Commits.id(plan.onto()), Commits.id(plan.head()));
    Set<String> paths = new TreeSet<>();
    files.forEach(file -> paths.add(file.path()));
    files.forEach(file -> file.from().ifPresent(paths::add));
    return new Survey(files, paths.isEmpty() ? List.of() : missing(paths));
  }

  /** What came before the picked commits and touched the same files, and is not on the branch. */
  private List<Commit> missing(Set<String> paths) throws IOException {
    Set<CommitSha> picked = new HashSet<>();
    plan.commits().forEach(commit -> picked.add(commit.source().sha()));
    Set<CommitSha> copied = new HashSet<>();
    List<Commit> missing = new ArrayList<>();
    try (RevWalk walk = new RevWalk(mirror)) {
      RevCommit onto = walk.parseCommit(Commits.id(plan.onto()));
      RevCommit last = walk.parseCommit(Commits.id(plan.commits().getLast().source().sha()));
      collectCopied(onto, last, copied);
      walk.setTreeFilter(
          AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF));
      walk.setRewriteParents(false);
      walk.setRevFilter(new WithinTime(PATIENCE));
      walk.markStart(last);
      walk.markUninteresting(onto);
      for (RevCommit c = walk.next(); c != null; c = walk.next()) {
        boolean there = picked.contains(Commits.sha(c)) || copied.contains(Commits.sha(c));
        if (!there && c.getParentCount() < 2) {
          missing.add(Commits.of(c));
        }
        if (missing.size() == Survey.MOST_MISSING) {
          break;
        }
      }
    }
    return missing;
  }

  private void collectCopied(ObjectId onto, ObjectId trunk, Set<CommitSha> copied)
      throws IOException {
    try (RevWalk walk = new RevWalk(mirror)) {
      walk.setRevFilter(new WithinTime(PATIENCE));
      walk.markStart(walk.parseCommit(onto));
      walk.markUninteresting(walk.parseCommit(trunk));
      for (RevCommit c = walk.next(); c != null; c = walk.next()) {
        Trailers.copied(c.getFullMessage()).ifPresent(copied::add);
      }
    }
  }
}
