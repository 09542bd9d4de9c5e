package dev.slipway.adapters.git;

import dev.slipway.adapters.replay.BranchHistory;
import dev.slipway.adapters.replay.Replay;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Looks for the few commits without which a pick conflicts: of those that the pick was made on and
 * the branch lacks, the ones that last touched the lines in conflict, and the last ones that
 * touched the files. A set is only named when with it the pick applies.
 */
record Prerequisites(
    Repository mirror, ObjectReader reader, Replay replay, Replay.Result.Stopped stopped) {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration PATIENCE_FOR_HISTORY = Duration.ofSeconds(1);
  private static final int MOST_PATHS = 20;

  /** Oldest first; empty when no small set helps, or none was found in time. */
  List<RevCommit> find() throws IOException {
    RevCommit pick = stopped.at();
    if (replay.order().reverts() || pick.getParentCount() < replay.order().mainline()) {
      return List.of();
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    RevCommit parent = replay.walk().parseCommit(pick.getParent(replay.order().mainline() - 1));
    Map<ObjectId, Integer> ages = new LinkedHashMap<>();
    List<RevCommit> byFile = touching(parent, ages);
    if (byFile.isEmpty()) {
      return List.of();
    }
    Set<ObjectId> blamed = new ConflictLines(mirror, reader, replay, stopped).lastTouched(parent);
    List<RevCommit> byLine = byFile.stream().filter(blamed::contains).toList();
    for (List<RevCommit> set : candidates(byLine, byFile, ages)) {
      if (System.nanoTime() > end) {
        break;
      }
      List<RevCommit> needed = needed(set);
      if (!needed.isEmpty()) {
        return needed;
      }
    }
    return List.of();
  }

  /** Newest first, with the place of each in that order. */
  private List<RevCommit> touching(RevCommit parent, Map<ObjectId, Integer> ages)
      throws IOException {
    Set<String> paths = new LinkedHashSet<>();
    stopped.conflicts().stream().map(Conflict::path).limit(MOST_PATHS).forEach(paths::add);
    List<RevCommit> found = new ArrayList<>();
    try (RevWalk walk = new RevWalk(reader)) {
      walk.sort(RevSort.TOPO);
      walk.setTreeFilter(
          AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF));
      walk.setRewriteParents(false);
      walk.setRevFilter(new WithinTime(PATIENCE_FOR_HISTORY));
      walk.markStart(walk.parseCommit(parent));
      walk.markUninteresting(walk.parseCommit(stopped.head()));
      for (RevCommit c = walk.next(); c != null; c = walk.next()) {
        if (c.getParentCount() == 1) {
          ages.put(c, found.size());
          found.add(replay.walk().parseCommit(c));
        }
      }
    }
    return found;
  }

  /** What to try, the most likely first, each set oldest first. */
  private static Collection<List<RevCommit>> candidates(
      List<RevCommit> byLine, List<RevCommit> byFile, Map<ObjectId, Integer> ages) {
    Set<List<RevCommit>> sets = new LinkedHashSet<>();
    byLine.forEach(one -> sets.add(List.of(one)));
    addLast(byLine, sets);
    addLast(byFile, sets);
    for (RevCommit one : byFile.subList(0, Math.min(byFile.size(), MOST_PATHS))) {
      Set<RevCommit> both = new LinkedHashSet<>(byLine);
      both.add(one);
      add(List.copyOf(both), sets, ages);
    }
    return sets;
  }

  private static void addLast(List<RevCommit> newestFirst, Set<List<RevCommit>> sets) {
    int most = Math.min(newestFirst.size(), Advice.MOST_PREREQUISITES);
    for (int i = 1; i <= most; i++) {
      sets.add(newestFirst.subList(0, i).reversed());
    }
  }

  private static void add(
      List<RevCommit> set, Set<List<RevCommit>> sets, Map<ObjectId, Integer> ages) {
    if (set.size() <= Advice.MOST_PREREQUISITES) {
      Comparator<RevCommit> byAge = Comparator.comparing(c -> ages.getOrDefault(c, 0));
      sets.add(set.stream().sorted(byAge.reversed()).toList());
    }
  }

  /** Those of a set that the branch needs, if the pick applies after them. */
  private List<RevCommit> needed(List<RevCommit> set) throws IOException {
    List<RevCommit> missing = new ArrayList<>();
    BranchHistory history = new BranchHistory(mirror, reader, stopped.head(), set);
    for (RevCommit each : set) {
      if (history.equalTo(each).isEmpty()) {
        missing.add(each);
      }
    }
    List<RevCommit> all = new ArrayList<>(missing);
    all.add(stopped.at());
    boolean applies =
        !missing.isEmpty()
            && replay.onto(stopped.head(), all) instanceof Replay.Result.Through through
            && through.leftOut().isEmpty();
    return applies ? missing : List.of();
  }
}
