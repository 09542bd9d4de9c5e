package dev.slipway.adapters.git;

import dev.slipway.adapters.replay.Commits;
import dev.slipway.adapters.replay.Reverts;
import dev.slipway.adapters.replay.Trailers;
import dev.slipway.core.repository.Caution;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PickedCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Checks the branch on which a person resolved the conflicts of an order. */
final class Adoption implements AutoCloseable {
  private static final int LARGEST = 5 << 20;

  private final Repository mirror;
  private final PickOrder order;
  private final ObjectReader reader;
  private final RevWalk walk;

  Adoption(Repository mirror, PickOrder order) {
    this.mirror = mirror;
    this.order = order;
    this.reader = mirror.newObjectReader();
    this.walk = new RevWalk(reader);
  }

  PickPlan of(ObjectId branch, ObjectId resolved) throws IOException {
    RevCommit onto = walk.parseCommit(branch);
    RevCommit pushed = walk.parseCommit(resolved);
    if (walk.isMergedInto(pushed, onto)) {
      return landed(onto, pushed);
    }
    if (!walk.isMergedInto(onto, pushed)) {
      return new PickPlan.NotResolved(
          "it does not begin at %s, the present head of %s; rebase it"
              .formatted(Commits.sha(onto).abbreviated(), order.onto()));
    }
    List<RevCommit> made = between(onto, pushed);
    Optional<String> objection = objection(made, onto, pushed);
    return objection.isPresent()
        ? new PickPlan.NotResolved(objection.get())
        : new PickPlan.Clean(
            Commits.sha(onto),
            copies(made),
            List.of(new Caution(Caution.Kind.RESOLVED_BY_HAND, List.of())));
  }

  @Override
  public void close() {
    walk.close();
    reader.close();
  }

  /** It was pushed and the answer was lost; or there is nothing on the branch to land. */
  private PickPlan landed(RevCommit onto, RevCommit pushed) throws IOException {
    List<RevCommit> last = new ArrayList<>();
    RevCommit at = pushed;
    while (last.size() < order.commits().size() && at.getParentCount() == 1) {
      last.addFirst(at);
      at = walk.parseCommit(at.getParent(0));
    }
    return sourcesOf(last).equals(Optional.of(order.commits()))
        ? new PickPlan.Landed(Commits.sha(onto), copies(last))
        : new PickPlan.NotResolved("it holds nothing that %s has not".formatted(order.onto()));
  }

  private Optional<String> objection(List<RevCommit> made, RevCommit onto, RevCommit pushed)
      throws IOException {
    Optional<List<CommitSha>> sources = sourcesOf(made);
    if (!sources.equals(Optional.of(order.commits()))) {
      return Optional.of(
          "it has to hold copies of exactly the commits of this pick, in their order; keep the lines"
              + " that git writes into their messages");
    }
    return markers(onto, pushed).map("it still has conflict markers in %s"::formatted);
  }

  /** Empty when a commit does not say what it copies or takes back. */
  private Optional<List<CommitSha>> sourcesOf(List<RevCommit> made) {
    List<CommitSha> sources = new ArrayList<>();
    for (RevCommit commit : made) {
      Optional<CommitSha> source = sourceOf(commit);
      if (source.isEmpty()) {
        return Optional.empty();
      }
      sources.add(source.get());
    }
    return Optional.of(sources);
  }

  private Optional<CommitSha> sourceOf(RevCommit made) {
    String message = made.getFullMessage();
    return order.reverts()
        ? Reverts.in(message).stream().filter(order.commits()::contains).findFirst()
        : Trailers.copied(message);
  }

  private List<PickedCommit> copies(List<RevCommit> made) throws IOException {
    List<PickedCommit> copies = new ArrayList<>();
    for (RevCommit copy : made) {
      RevCommit source = walk.parseCommit(Commits.id(sourceOf(copy).orElseThrow()));
      copies.add(new PickedCommit(Commits.of(source), Commits.sha(copy)));
    }
    return copies;
  }

  private List<RevCommit> between(RevCommit onto, RevCommit pushed) throws IOException {
    List<RevCommit> made = new ArrayList<>();
    try (RevWalk line = new RevWalk(reader)) {
      line.sort(RevSort.TOPO);
      line.sort(RevSort.REVERSE, true);
      line.markStart(line.parseCommit(pushed));
      line.markUninteresting(line.parseCommit(onto));
      line.forEach(made::add);
    }
    return made;
  }

  /** What is too large to be text, and what is no file, has none. */
  private boolean hasMarkers(ObjectId file) throws IOException {
    if (!mirror.getObjectDatabase().has(file)) {
      return false;
    }
    ObjectLoader loader = reader.open(file);
    return loader.getSize() <= LARGEST && ConflictMarkers.areIn(loader.getCachedBytes(LARGEST));
  }

  /** The first file to which this brings what a merge leaves behind when it is not finished. */
  private Optional<String> markers(RevCommit onto, RevCommit pushed) throws IOException {
    Set<String> paths = new HashSet<>();
    try (TreeWalk trees = new TreeWalk(reader)) {
      trees.setRecursive(true);
      trees.setFilter(TreeFilter.ANY_DIFF);
      trees.addTree(onto.getTree());
      trees.addTree(pushed.getTree());
      while (trees.next()) {
        if (hasMarkers(trees.getObjectId(1)) && !hasMarkers(trees.getObjectId(0))) {
          paths.add(trees.getPathString());
        }
      }
    }
    return paths.stream().sorted().findFirst();
  }
}
