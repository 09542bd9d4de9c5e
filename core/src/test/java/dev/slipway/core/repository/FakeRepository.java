package dev.slipway.core.repository;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A repository in memory with a real history: files are merged whole, so that two sides that change
 * the same file conflict. Tests write the history, make the host fail, and count pushes.
 */
public final class FakeRepository implements Repository, PickBench, TestCommits {
  private final BranchName trunk;
  private final FakeHistory history = new FakeHistory();
  private final Map<String, CommitSha> branches = new LinkedHashMap<>();
  private final Map<String, CommitSha> tags = new HashMap<>();
  private final Map<CommitSha, List<Conflict>> scripted = new HashMap<>();
  private final Map<CommitSha, List<Commit>> lacking = new HashMap<>();
  private final Deque<Trouble> troubles = new ArrayDeque<>();
  private Optional<String> refused = Optional.empty();
  private int pushes;

  private sealed interface Trouble {
    record Race() implements Trouble {}

    record Denial(String why) implements Trouble {}

    record Outage(String why) implements Trouble {}

    record LostAnswer() implements Trouble {}
  }

  public FakeRepository() {
    this(new BranchName("main"));
  }

  public FakeRepository(BranchName trunk) {
    this.trunk = trunk;
  }

  /** Picks of this commit conflict, whatever the files say. */
  public synchronized void conflict(CommitSha source, Conflict... conflicts) {
    scripted.put(source, List.of(conflicts));
  }

  /** Picks of this commit conflict until the others are on the branch, which advice says. */
  public synchronized void needs(CommitSha source, CommitSha... prerequisites) {
    lacking.put(source, Stream.of(prerequisites).map(history::commit).toList());
  }

  /** Somebody is faster than the next push. */
  public synchronized void raceNextPush() {
    troubles.add(new Trouble.Race());
  }

  public synchronized void denyNextPush(String why) {
    troubles.add(new Trouble.Denial(why));
  }

  /** The next call cannot reach the host; nothing happens. */
  public synchronized void failNextCall(String why) {
    troubles.add(new Trouble.Outage(why));
  }

  /** The host says no to every question, until {@link #allow}. */
  public synchronized void refuse(String why) {
    refused = Optional.of(why);
  }

  public synchronized void allow() {
    refused = Optional.empty();
  }

  /** The next push happens, and nobody is told. */
  public synchronized void loseNextAnswer() {
    troubles.add(new Trouble.LostAnswer());
  }

  /** How many pushes moved a branch. */
  public synchronized int pushes() {
    return pushes;
  }

  @Override
  public synchronized CommitSha commit(
      String branch, String message, Map<String, String> written, Set<String> deleted) {
    Optional<CommitSha> parent = Optional.ofNullable(branches.get(branch));
    CommitSha sha = history.add(parent, message, written, deleted);
    branches.put(branch, sha);
    return sha;
  }

  @Override
  public synchronized void branch(String name, CommitSha at) {
    branches.put(name, at);
  }

  @Override
  public synchronized void deleteBranch(String name) {
    branches.remove(name);
  }

  @Override
  public synchronized void tag(String name, CommitSha at) {
    tags.put(name, at);
  }

  @Override
  public synchronized CommitSha head(String branch) {
    return Optional.ofNullable(branches.get(branch)).orElseThrow();
  }

  @Override
  public synchronized Resolution resolve(String text) {
    reach();
    List<CommitSha> found = List.of();
    if (text.matches("[0-9a-fA-F]{7,40}")) {
      found = reachable().filter(s -> s.value().startsWith(text.toLowerCase(Locale.ROOT))).toList();
    }
    if (text.startsWith("#")) {
      found =
          history.line(head(trunk.value())).stream()
              .filter(sha -> history.commit(sha).subject().endsWith("(" + text + ")"))
              .toList();
    }
    if (found.isEmpty()) {
      found =
          Stream.of(branches, tags).flatMap(m -> Stream.ofNullable(m.get(text))).limit(1).toList();
    }
    return switch (found.size()) {
      case 0 -> new Resolution.Unknown();
      case 1 -> new Resolution.Found(history.commit(found.getFirst()), isOnTrunk(found.getFirst()));
      default -> new Resolution.Ambiguous(found.stream().map(history::commit).toList());
    };
  }

  @Override
  public synchronized List<Head> heads() {
    reach();
    return Stream.concat(heads(Head.Kind.BRANCH, branches), heads(Head.Kind.TAG, tags)).toList();
  }

  private static Stream<Head> heads(Head.Kind kind, Map<String, CommitSha> named) {
    return named.entrySet().stream()
        .map(each -> new Head(kind, new BranchName(each.getKey()), each.getValue()));
  }

  @Override
  public synchronized List<Branch> branches(String glob) {
    reach();
    return branches.entrySet().stream()
        .map(e -> new Branch(new BranchName(e.getKey()), history.commit(e.getValue())))
        .filter(b -> b.name().matches(glob))
        .sorted(
            Comparator.comparing((Branch b) -> b.head().at())
                .reversed()
                .thenComparing(b -> b.name().value()))
        .toList();
  }

  @Override
  public synchronized List<Commit> changes(CommitSha from, CommitSha to) {
    reach();
    Set<CommitSha> known = Set.copyOf(history.line(from));
    return history.line(to).reversed().stream()
        .filter(sha -> !known.contains(sha))
        .map(history::commit)
        .toList();
  }

  @Override
  public synchronized Optional<CommitSha> copyOn(CommitSha head, CommitSha source) {
    reach();
    return history.line(head).stream()
        .filter(sha -> !history.line(source).contains(sha))
        .filter(sha -> history.commit(sha).pickedFrom().filter(source::equals).isPresent())
        .findFirst();
  }

  @Override
  public synchronized boolean cut(BranchName branch, CommitSha from) {
    reach();
    return branches.putIfAbsent(branch.value(), from) == null;
  }

  @Override
  public synchronized List<Commit> revertsOf(CommitSha commit) {
    reach();
    List<CommitSha> line = history.line(head(trunk.value())).reversed();
    return line.stream()
        .filter(sha -> history.reverts(sha, commit))
        .filter(revert -> line.stream().noneMatch(sha -> history.reverts(sha, revert)))
        .map(history::commit)
        .toList();
  }

  @Override
  public synchronized Survey survey(PickOrder order, PickPlan.Clean plan) {
    Map<String, String> before = history.files(Optional.of(plan.onto()));
    Map<String, String> after = history.files(Optional.of(plan.head()));
    return new Survey(
        after.entrySet().stream()
            .filter(file -> !file.getValue().equals(before.get(file.getKey())))
            .map(Map.Entry::getKey)
            .sorted()
            .map(path -> new FileChange(path, Optional.empty(), 1, 0))
            .toList(),
        List.of());
  }

  @Override
  public synchronized Advice advise(PickOrder order, PickPlan.Conflicting plan) {
    reach();
    return new Advice(List.of(), lacking.getOrDefault(plan.commit().sha(), List.of()), List.of());
  }

  /** The commits of the branch that a person pushed, which have to copy the order's in order. */
  @Override
  public synchronized PickPlan adopt(PickOrder order, BranchName resolved) {
    reach();
    CommitSha onto = head(order.onto().value());
    CommitSha pushed = branches.get(resolved.value());
    if (pushed == null) {
      return new PickPlan.NotResolved("it is not there");
    }
    List<CommitSha> made =
        history.line(pushed).reversed().stream()
            .filter(sha -> !history.line(onto).contains(sha))
            .toList();
    if (made.isEmpty()) {
      return landed(order, onto);
    }
    List<Optional<CommitSha>> copied =
        made.stream().map(sha -> history.commit(sha).pickedFrom()).toList();
    if (!history.line(pushed).contains(onto)
        || !copied.equals(order.commits().stream().map(Optional::of).toList())) {
      return new PickPlan.NotResolved("it does not hold copies of exactly these commits");
    }
    return new PickPlan.Clean(onto, copies(made), List.of());
  }

  private PickPlan landed(PickOrder order, CommitSha onto) {
    List<CommitSha> copies =
        history.line(onto).reversed().stream()
            .filter(
                sha ->
                    history.commit(sha).pickedFrom().filter(order.commits()::contains).isPresent())
            .toList();
    return copies.isEmpty()
        ? new PickPlan.NotResolved("it holds nothing new")
        : new PickPlan.Landed(onto, copies(copies));
  }

  private List<PickedCommit> copies(List<CommitSha> made) {
    return made.stream()
        .map(
            sha ->
                new PickedCommit(
                    history.commit(history.commit(sha).pickedFrom().orElseThrow()), sha))
        .toList();
  }

  @Override
  public synchronized PickPlan plan(PickOrder order) {
    reach();
    CommitSha head = branches.get(order.onto().value());
    return head == null
        ? new PickPlan.NoBranch()
        : new FakePick(history, conflicts(order), order).onto(head);
  }

  @Override
  public synchronized PushOutcome land(PickOrder order, PickPlan.Clean plan) {
    reach();
    Trouble trouble = troubles.poll();
    if (trouble instanceof Trouble.Race) {
      commit(order.onto().value(), "Somebody was faster", "faster-" + pushes, "" + pushes);
    }
    if (trouble instanceof Trouble.Denial(String why)) {
      return new PushOutcome.Refused(why);
    }
    if (!plan.onto().equals(branches.get(order.onto().value()))) {
      return new PushOutcome.Raced();
    }
    branches.put(order.onto().value(), plan.head());
    pushes++;
    if (trouble instanceof Trouble.LostAnswer) {
      throw outage("connection reset");
    }
    return new PushOutcome.Pushed(plan.commits());
  }

  /** A commit that lacks something conflicts unless the order brings that along. */
  private Map<CommitSha, List<Conflict>> conflicts(PickOrder order) {
    Map<CommitSha, List<Conflict>> conflicts = new HashMap<>(scripted);
    lacking.forEach(
        (source, lacked) -> {
          if (!order.commits().containsAll(lacked.stream().map(Commit::sha).toList())) {
            conflicts.put(source, List.of(new Conflict("needs.txt", Conflict.Kind.BOTH_CHANGED)));
          }
        });
    return conflicts;
  }

  private void reach() {
    refused.ifPresent(
        why -> {
          throw new Denied(why);
        });
    if (troubles.peek() instanceof Trouble.Outage(String why)) {
      troubles.remove();
      throw outage(why);
    }
  }

  private static Unavailable outage(String why) {
    return new Unavailable("git host of the fake", why, new IllegalStateException(why));
  }

  private Stream<CommitSha> reachable() {
    return Stream.concat(branches.values().stream(), tags.values().stream())
        .flatMap(head -> history.line(head).stream())
        .distinct();
  }

  private boolean isOnTrunk(CommitSha sha) {
    CommitSha head = branches.get(trunk.value());
    return head != null && history.line(head).contains(sha);
  }
}
