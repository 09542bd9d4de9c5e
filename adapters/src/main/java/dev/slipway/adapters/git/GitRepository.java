package dev.slipway.adapters.git;

import dev.slipway.adapters.githost.Host;
import dev.slipway.adapters.githost.Refs;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.mirror.Mirror;
import dev.slipway.adapters.replay.BranchHistory;
import dev.slipway.adapters.replay.CommitMerge;
import dev.slipway.adapters.replay.Commits;
import dev.slipway.adapters.replay.Rehearsal;
import dev.slipway.adapters.replay.Replay;
import dev.slipway.adapters.replay.Reverts;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Head;
import dev.slipway.core.repository.PickBench;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PushOutcome;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import dev.slipway.core.repository.Survey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/** The repository of one app on a git host. Made once per app; thread-safe. */
public final class GitRepository implements Repository, PickBench, Checkout, AutoCloseable {
  /** What is good to know is looked up in what is here when the host takes longer. */
  private static final Duration HOST_PATIENCE = Duration.ofSeconds(3);

  private final RepositorySettings settings;
  private final CommitMerge merge;
  private final Host host;
  private final Mirror mirror;
  private final Supply supply;
  private final Current current;
  private final Push push;

  /**
   * Reaches for nothing yet; the mirror is made when it is first needed.
   *
   * @param clock limits how often a damaged mirror is made anew
   */
  public GitRepository(RepositorySettings settings, InstantSource clock) {
    this(settings, clock, new CheckedMerge(), Host.SILENCE, Mirror.PATIENCE);
  }

  GitRepository(
      RepositorySettings settings,
      InstantSource clock,
      CommitMerge merge,
      Duration silence,
      Duration patience) {
    this.settings = settings;
    this.merge = merge;
    this.host = new Host(settings, silence);
    this.mirror = new Mirror(settings, host, clock, patience);
    this.current = new Current(mirror, HOST_PATIENCE);
    this.supply = new Supply(settings, mirror);
    this.push = new Push(settings, host, mirror);
  }

  /** Begins to make the mirror, or to bring it up to date, in the background. */
  public void prepare() {
    mirror.prepare();
  }

  @Override
  public Resolution resolve(String text) {
    return new Resolving(settings, host, mirror).of(text);
  }

  @Override
  public List<Branch> branches(String glob) {
    Map<BranchName, ObjectId> heads = current.having(branch -> branch.matches(glob)).heads();
    return mirror.read(
        m -> {
          List<Branch> branches = new ArrayList<>();
          try (RevWalk walk = new RevWalk(m)) {
            for (Map.Entry<BranchName, ObjectId> head : heads.entrySet()) {
              if (head.getKey().matches(glob)) {
                RevCommit commit = walk.parseCommit(head.getValue());
                branches.add(new Branch(head.getKey(), Commits.of(commit)));
              }
            }
          }
          branches.sort(
              Comparator.comparing((Branch b) -> b.head().at())
                  .reversed()
                  .thenComparing(b -> b.name().value()));
          return branches;
        });
  }

  @Override
  public List<Head> heads() {
    Refs refs = host.headsAndTags();
    return Stream.concat(heads(Head.Kind.BRANCH, refs.heads()), heads(Head.Kind.TAG, refs.tags()))
        .toList();
  }

  private static Stream<Head> heads(Head.Kind kind, Map<BranchName, ObjectId> named) {
    return named.entrySet().stream()
        .map(each -> new Head(kind, each.getKey(), Commits.sha(each.getValue())));
  }

  @Override
  public List<Commit> changes(CommitSha from, CommitSha to) {
    supply.bring(List.of(from, to));
    return mirror.read(
        m -> {
          List<Commit> changes = new ArrayList<>();
          try (RevWalk walk = new RevWalk(m)) {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            walk.markStart(walk.parseCommit(Commits.id(to)));
            walk.markUninteresting(walk.parseCommit(Commits.id(from)));
            for (RevCommit c = walk.next(); c != null; c = walk.next()) {
              changes.add(Commits.of(c));
            }
          }
          return changes;
        });
  }

  @Override
  public boolean contains(CommitSha descendant, CommitSha commit) {
    if (descendant.equals(commit)) {
      return true;
    }
    supply.bring(List.of(descendant, commit));
    return mirror.read(
        m -> {
          try (RevWalk walk = new RevWalk(m)) {
            return walk.isMergedInto(
                walk.parseCommit(Commits.id(commit)), walk.parseCommit(Commits.id(descendant)));
          }
        });
  }

  @Override
  public Optional<CommitSha> copyOn(CommitSha head, CommitSha source) {
    supply.bring(List.of(head, source));
    return mirror.read(m -> BranchHistory.copy(m, head, source));
  }

  @Override
  public boolean cut(BranchName branch, CommitSha from) {
    supply.bring(List.of(from));
    return push.made(branch, from);
  }

  @Override
  public List<Commit> revertsOf(CommitSha commit) {
    Optional<ObjectId> trunk = current.soon(settings.trunk()::equals).head(settings.trunk());
    supply.bring(List.of(commit));
    return trunk.isEmpty() ? List.of() : mirror.read(m -> Reverts.of(commit, m, trunk.get()));
  }

  @Override
  public Survey survey(PickOrder order, PickPlan.Clean plan) {
    return mirror.read(m -> new Surveying(m, plan).survey());
  }

  @Override
  public Advice advise(PickOrder order, PickPlan.Conflicting plan) {
    return mirror.read(
        m -> {
          try (Rehearsal rehearsal = new Rehearsal(m, merge, settings.copy(order))) {
            Optional<Replay.Result.Stopped> stopped = rehearsal.conflict(Commits.id(plan.onto()));
            return stopped.isEmpty()
                ? Advice.none()
                : new Advising(m, rehearsal.reader(), rehearsal.replay(), stopped.get()).advice();
          }
        });
  }

  @Override
  public PickPlan adopt(PickOrder order, BranchName resolved) {
    Refs refs = current.having(branch -> branch.equals(order.onto()) || branch.equals(resolved));
    Optional<ObjectId> onto = refs.head(order.onto());
    Optional<ObjectId> pushed = refs.head(resolved);
    if (onto.isEmpty()) {
      return new PickPlan.NoBranch();
    }
    if (pushed.isEmpty()) {
      return new PickPlan.NotResolved("it was not pushed");
    }
    return mirror.read(
        m -> {
          try (Adoption adoption = new Adoption(m, order)) {
            return adoption.of(onto.get(), pushed.get());
          }
        });
  }

  @Override
  public PickPlan plan(PickOrder order) {
    Optional<ObjectId> head = current.having(order.onto()::equals).head(order.onto());
    if (head.isEmpty()) {
      return new PickPlan.NoBranch();
    }
    supply.bring(order.commits());
    return mirror.read(
        m -> {
          try (Rehearsal rehearsal = new Rehearsal(m, merge, settings.copy(order))) {
            return rehearsal.onto(head.get());
          }
        });
  }

  @Override
  public PushOutcome land(PickOrder order, PickPlan.Clean plan) {
    boolean lost = !supply.has(plan.head());
    return lost && !plan(order).equals(plan) ? new PushOutcome.Raced() : push.of(order, plan);
  }

  @Override
  public Path export(CommitSha commit, Path parent) {
    supply.bring(List.of(commit));
    return mirror.read(m -> TreeExport.of(commit, parent, m));
  }

  /** The text of a file of a commit; empty when the commit has no such file. */
  public Optional<String> file(CommitSha commit, String path) {
    supply.bring(List.of(commit));
    return mirror.read(m -> CommitFile.of(commit, path, m));
  }

  @Override
  public void close() {
    mirror.close();
    host.close();
  }
}
