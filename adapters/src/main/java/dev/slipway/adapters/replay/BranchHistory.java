package dev.slipway.adapters.replay;

import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What a branch has that certain commits do not have: its life since their merge base. */
public record BranchHistory(
    Repository mirror, ObjectReader reader, ObjectId head, Collection<? extends ObjectId> without) {

  /** The commit that is in a head's history, and not in the source's, and brought the same. */
  public static Optional<CommitSha> copy(Repository mirror, CommitSha head, CommitSha source)
      throws IOException {
    try (ObjectReader reader = mirror.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      RevCommit commit = walk.parseCommit(Commits.id(source));
      return new BranchHistory(mirror, reader, Commits.id(head), List.of(commit)).equalTo(commit);
    }
  }

  /** What the bot made of an order's commits, the newest of each. */
  Map<CommitSha, RevCommit> madeBy(Copy copy) throws IOException {
    PickOrder order = copy.order();
    Map<CommitSha, RevCommit> made = new HashMap<>();
    try (RevWalk walk = walk()) {
      for (RevCommit c = walk.next(); c != null; c = walk.next()) {
        if (copy.made(c)) {
          RevCommit commit = c;
          sources(order, c.getFullMessage()).stream()
              .filter(order.commits()::contains)
              .forEach(source -> made.putIfAbsent(source, commit));
        }
      }
    }
    return made;
  }

  private static Collection<CommitSha> sources(PickOrder order, String message) {
    return order.reverts() ? Reverts.in(message) : Trailers.copied(message).stream().toList();
  }

  /** The commit that brought the same change, by its trailer or else by its patch id. */
  public Optional<CommitSha> equalTo(RevCommit source) throws IOException {
    Optional<CommitSha> copy = byTrailer(Commits.sha(source));
    return copy.isPresent() ? copy : byPatch(source);
  }

  private Optional<CommitSha> byTrailer(CommitSha source) throws IOException {
    try (RevWalk walk = walk()) {
      for (RevCommit c = walk.next(); c != null; c = walk.next()) {
        if (Trailers.copied(c.getFullMessage()).filter(source::equals).isPresent()) {
          return Optional.of(Commits.sha(c));
        }
      }
      return Optional.empty();
    }
  }

  private Optional<CommitSha> byPatch(RevCommit source) throws IOException {
    Patch patch = new Patch(mirror, reader);
    Set<String> paths = new HashSet<>(patch.paths(source));
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    ObjectId id = patch.id(source);
    try (RevWalk walk = walk()) {
      walk.setTreeFilter(
          AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF));
      walk.setRewriteParents(false);
      for (RevCommit c = walk.next(); c != null; c = walk.next()) {
        if (patch.id(c).equals(id)) {
          return Optional.of(Commits.sha(c));
        }
      }
      return Optional.empty();
    }
  }

  private RevWalk walk() throws IOException {
    RevWalk walk = new RevWalk(reader);
    walk.markStart(walk.parseCommit(head));
    for (ObjectId commit : without) {
      walk.markUninteresting(walk.parseCommit(commit));
    }
    return walk;
  }
}
