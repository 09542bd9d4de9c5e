package dev.slipway.adapters.replay;

import dev.slipway.adapters.merge.PendingObjects;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PickedCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Plans one order in the mirror. Everything that it needs is there already. */
public final class Rehearsal implements AutoCloseable {
  private final Repository mirror;
  private final Copy copy;
  private final PickOrder order;
  private final PendingObjects objects;
  private final ObjectReader reader;
  private final RevWalk walk;
  private final Replay replay;

  public Rehearsal(Repository mirror, CommitMerge merge, Copy copy) {
    this.mirror = mirror;
    this.copy = copy;
    this.order = copy.order();
    this.objects = new PendingObjects(mirror);
    this.reader = objects.newReader();
    this.walk = new RevWalk(reader);
    this.replay = new Replay(mirror, objects, walk, merge, copy, order);
  }

  public PickPlan onto(ObjectId branch) throws IOException {
    RevCommit head = walk.parseCommit(branch);
    List<RevCommit> sources = sources();
    BranchHistory history = new BranchHistory(mirror, reader, head, sources);
    Optional<PickPlan> landed = landed(history, sources);
    return landed.isPresent() ? landed.get() : planned(history, head, sources);
  }

  /** Where this order conflicts on a head. */
  public Optional<Replay.Result.Stopped> conflict(ObjectId branch) throws IOException {
    RevCommit head = walk.parseCommit(branch);
    if (!(replay.onto(head, sources()) instanceof Replay.Result.Stopped stopped)) {
      return Optional.empty();
    }
    objects.flush();
    return Optional.of(stopped);
  }

  public Replay replay() {
    return replay;
  }

  public ObjectReader reader() {
    return reader;
  }

  private List<RevCommit> sources() throws IOException {
    List<RevCommit> sources = new ArrayList<>();
    for (CommitSha sha : order.commits()) {
      sources.add(walk.parseCommit(Commits.id(sha)));
    }
    return sources;
  }

  @Override
  public void close() {
    walk.close();
    reader.close();
    objects.close();
  }

  private PickPlan planned(BranchHistory history, RevCommit head, List<RevCommit> sources)
      throws IOException {
    CommitSha onto = Commits.sha(head);
    return switch (replay.onto(head, sources)) {
      case Replay.Result.Stopped(_, var at, var conflicts) ->
          new PickPlan.Conflicting(onto, Commits.of(at), conflicts);
      case Replay.Result.Through(var copies, var leftOut, _) when copies.isEmpty() ->
          new PickPlan.AlreadyThere(onto, found(history, head, leftOut));
      case Replay.Result.Through(var copies, _, var cautions) -> {
        objects.flush();
        yield new PickPlan.Clean(onto, copies, cautions);
      }
    };
  }

  /**
   * Looks for what an earlier push of this order left. Commits that it left out as empty have no
   * copy; whether that is so is told by repeating the pick where it began: it makes the same trees,
   * though not the same ids, because what landed may be signed and the wording may have changed.
   */
  private Optional<PickPlan> landed(BranchHistory history, List<RevCommit> sources)
      throws IOException {
    Map<CommitSha, RevCommit> copies = history.madeBy(copy);
    if (copies.isEmpty()) {
      return Optional.empty();
    }
    CommitSha head = Commits.sha(history.head());
    if (copies.keySet().containsAll(order.commits())) {
      return Optional.of(new PickPlan.Landed(head, picked(sources, copies)));
    }
    RevCommit first = first(copies);
    if (first.getParentCount() == 1
        && replay.onto(walk.parseCommit(first.getParent(0)), sources)
            instanceof Replay.Result.Through(var again, _, _)
        && isSame(again, copies)) {
      return Optional.of(new PickPlan.Landed(head, picked(sources, copies)));
    }
    return Optional.empty();
  }

  private boolean isSame(List<PickedCommit> again, Map<CommitSha, RevCommit> copies)
      throws IOException {
    for (PickedCommit each : again) {
      RevCommit landed = copies.get(each.source().sha());
      RevCommit repeated = walk.parseCommit(Commits.id(each.landed()));
      if (landed == null || !landed.getTree().equals(repeated.getTree())) {
        return false;
      }
    }
    return again.size() == copies.size();
  }

  private RevCommit first(Map<CommitSha, RevCommit> copies) {
    return order.commits().stream()
        .filter(copies::containsKey)
        .map(copies::get)
        .findFirst()
        .orElseThrow();
  }

  private static List<PickedCommit> picked(
      List<RevCommit> sources, Map<CommitSha, RevCommit> copies) {
    return sources.stream()
        .flatMap(
            source ->
                Stream.ofNullable(copies.get(Commits.sha(source)))
                    .map(copy -> new PickedCommit(Commits.of(source), Commits.sha(copy))))
        .toList();
  }

  private List<PickedCommit> found(BranchHistory history, RevCommit head, List<RevCommit> sources)
      throws IOException {
    List<PickedCommit> found = new ArrayList<>();
    for (RevCommit source : sources) {
      CommitSha there =
          walk.isMergedInto(source, head)
              ? Commits.sha(source)
              : history.equalTo(source).orElse(Commits.sha(head));
      found.add(new PickedCommit(Commits.of(source), there));
    }
    return found;
  }
}
