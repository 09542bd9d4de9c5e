package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A target in memory that does what a test scripted. Every rollout, forwards or back, is over after
 * so many looks at it. Thread-safe.
 */
public final class FakeTarget implements Target {
  private static final Verdict NOBODY_ANSWERED =
      new Verdict(Reason.NOBODY_ANSWERED, "nobody answered", "", "users are on the old build");

  private final String name;
  private final int tasks;
  private final Map<Change, String> fetched = new HashMap<>();
  private final Set<Change> prepared = new HashSet<>();
  private final Map<String, CommitSha> commits = new HashMap<>();
  private final FakeCalls calls;
  private int revisions;
  private int rollouts;
  private String revision;
  private String rollout = "";
  private boolean goingBack;
  private int looks = 1;
  private int looksLeft;
  private @Nullable Verdict fate;
  private @Nullable Verdict end;
  private String previous;
  private boolean rollsBack;
  private boolean losesAnswer;
  private int deafTo;
  private boolean beside;
  private int preparingLooks;
  private @Nullable Verdict preparingEnd;
  private Optional<Share> share = Optional.empty();
  private @Nullable CommitSha hot;
  private Inspection inspection = Inspection.NOTHING;
  private final List<Candidate> candidates = new ArrayList<>();
  private List<Pin> pinned = List.of();
  private @Nullable Expiry expiry;
  private boolean expired;

  /**
   * @param name before the revisions' numbers, such as {@code shop-web}
   * @param number the revision that runs
   */
  public FakeTarget(String name, int number, CommitSha commit, int tasks) {
    this.name = name;
    this.calls = new FakeCalls(name);
    this.revisions = number;
    this.tasks = tasks;
    this.revision = name + ":" + number;
    this.previous = revision;
    commits.put(revision, commit);
  }

  /** Rollouts that begin from now on take so many looks in progress. */
  public synchronized FakeTarget takes(int count) {
    looks = count;
    return this;
  }

  /** What is prepared runs beside the old build; preparing takes so many looks in progress. */
  public synchronized FakeTarget beside(int count) {
    beside = true;
    preparingLooks = count;
    return this;
  }

  /** The platform waits with what is prepared until then, and no longer. */
  public synchronized FakeTarget waitsUntil(Expiry until) {
    expiry = until;
    return this;
  }

  /** Nobody has answered, and the platform does what it said it would. */
  public synchronized void expires() {
    if (Objects.requireNonNull(expiry).goesOn()) {
      revision = fetched.values().iterator().next();
      looksLeft = looks;
    } else {
      prepared.clear();
      expired = true;
    }
  }

  /** The next preparation ends in this verdict, and something of it runs. */
  public synchronized FakeTarget failsToPrepare(Verdict verdict) {
    preparingEnd = verdict;
    return this;
  }

  /** That build runs beside the one that users have. */
  public synchronized FakeTarget keepsHot(CommitSha commit) {
    hot = commit;
    return this;
  }

  /** What whoever inspects it from now on finds. */
  public synchronized FakeTarget shows(Inspection found) {
    inspection = found;
    return this;
  }

  /** What it was inspected for, in order. */
  public synchronized List<Candidate> candidates() {
    return List.copyOf(candidates);
  }

  /** What the newest fetch held to its version. */
  public synchronized List<Pin> pinned() {
    return pinned;
  }

  /** Whether something of a change runs beside the old build. */
  public synchronized boolean hasSomethingPrepared() {
    return !prepared.isEmpty();
  }

  /** The part of the users that is on the new build, while it is only a part. */
  public synchronized Optional<Share> share() {
    return share;
  }

  /** The next rollout ends in this verdict and stays halfway. */
  public synchronized FakeTarget fails(Verdict verdict) {
    fate = verdict;
    rollsBack = false;
    return this;
  }

  /** The new tasks crash, and nobody takes them away. */
  public FakeTarget crashes() {
    return fails(
        new Verdict(
            Reason.CRASHED,
            "2 new tasks crashed: container app exited with code 1, 5 s after its start",
            "Essential container in task exited",
            "users are on the old build, %d of %d old tasks are up".formatted(tasks, tasks)));
  }

  /** The next rollout ends with the platform's own rollback. */
  public synchronized FakeTarget rollsBack() {
    fate =
        new Verdict(
            Reason.ROLLED_BACK,
            "the platform took it back to " + revision,
            "circuit breaker",
            "users are on the old build");
    rollsBack = true;
    return this;
  }

  /** Somebody else deploys now. */
  public synchronized FakeTarget supersede(CommitSha commit) {
    revision = next(commit);
    goingBack = false;
    return this;
  }

  /** The next calls find nobody. */
  public synchronized FakeTarget unavailable(int count) {
    calls.unavailable(count);
    return this;
  }

  /** The next calls of this method find nobody. */
  public synchronized FakeTarget unavailableFor(String method, int count) {
    calls.unavailableFor(method, count);
    return this;
  }

  /** Every call from now on is refused. */
  public synchronized FakeTarget denies(String why) {
    calls.deny(why);
    return this;
  }

  /** Every call of this method from now on is refused. */
  public synchronized FakeTarget deniesOnly(String method, String why) {
    calls.denyOnly(method, why);
    return this;
  }

  /** The next goLive is done, and its answer lost. */
  public synchronized FakeTarget losesAnswer() {
    losesAnswer = true;
    return this;
  }

  /** The next calls to roll back have no effect. */
  public synchronized FakeTarget ignoresRollBacks(int count) {
    deafTo = count;
    return this;
  }

  /** What is under way ends now. */
  public synchronized void finish() {
    looksLeft = 0;
  }

  /** The methods that were called, in order. */
  public synchronized List<String> calls() {
    return calls.all();
  }

  public synchronized int count(String method) {
    return calls.count(method);
  }

  @Override
  public synchronized Standing standing() {
    calls.called("standing");
    return new Standing(
        Optional.ofNullable(commits.get(revision)),
        revision,
        new Counts(tasks, tasks, 0),
        looksLeft > 0 ? Optional.of("%s is in progress".formatted(rollout)) : Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(hot));
  }

  @Override
  public synchronized boolean runsBeside() {
    return beside;
  }

  @Override
  public synchronized Inspection inspect(Candidate candidate) {
    candidates.add(candidate);
    return inspection;
  }

  @Override
  public synchronized Preparation fetching(Change change, Known known) {
    calls.called("fetching");
    return fetched.containsKey(change)
        ? new Preparation.Ready(fetched.get(change), "")
        : new Preparation.NotBegun();
  }

  @Override
  public synchronized Preparation fetch(Change change, Known known, Fence fence) {
    calls.called("fetch");
    fetched.put(change, next(change.commit()));
    pinned = known.pins();
    return fetching(change, known);
  }

  @Override
  public synchronized Preparation preparing(Change change, Known known) {
    calls.called("preparing");
    String reference = known.fetched().orElseThrow();
    if (!beside) {
      return new Preparation.Ready(reference, "");
    }
    if (!prepared.contains(change)) {
      return new Preparation.NotBegun();
    }
    if (preparingLooks > 0) {
      preparingLooks--;
      return new Preparation.InProgress(new Counts(0, tasks, 0), "starting beside the old build");
    }
    return preparingEnd == null
        ? new Preparation.Ready(
            reference, "it answers with the commit", Optional.ofNullable(expiry))
        : new Preparation.Failed(preparingEnd, true);
  }

  @Override
  public synchronized Preparation prepare(Change change, Known known, Fence fence) {
    calls.called("prepare");
    prepared.add(change);
    return new Preparation.InProgress(Counts.NONE, "starting beside the old build");
  }

  @Override
  public synchronized Rollout observe(Change change, Known known) {
    calls.called("observe");
    if (known.takingBack()) {
      return back(change, known);
    }
    if (share.isPresent() && looksLeft == 0 && end == null) {
      return new Rollout.AtShare(
          rollout, new Counts(tasks, tasks, 0), share.get(), "it says so itself");
    }
    if (share.isPresent()) {
      return forwards();
    }
    if (known.fetched().filter(revision::equals).isPresent() && !goingBack) {
      return forwards();
    }
    if (expired) {
      return new Rollout.Failed(rollout, NOBODY_ANSWERED, false);
    }
    if (revision.equals(known.before())) {
      return known.rollout().isPresent() && rollsBack && end != null
          ? failed(false)
          : new Rollout.NotStarted();
    }
    return superseded();
  }

  @Override
  public synchronized String goLive(Change change, Known known, Fence fence) {
    calls.called("goLive");
    previous = revision;
    if (known.aim().isAll()) {
      revision = known.fetched().orElseThrow();
      share = Optional.empty();
    } else {
      share = Optional.of(known.aim());
    }
    end = fate;
    fate = null;
    rollout = "rollout-" + ++rollouts;
    goingBack = false;
    looksLeft = looks;
    if (losesAnswer) {
      losesAnswer = false;
      throw new Unavailable(name, "the answer was lost", new IllegalStateException(revision));
    }
    return rollout;
  }

  @Override
  public synchronized void rollBack(Change change, Known known, Fence fence) {
    calls.called("rollBack");
    if (deafTo > 0) {
      deafTo--;
      return;
    }
    prepared.remove(change);
    if (share.isEmpty() && !known.fetched().equals(Optional.of(revision))) {
      return;
    }
    share = Optional.empty();
    revision = known.before();
    end = null;
    goingBack = true;
    looksLeft = looks;
  }

  private Rollout forwards() {
    if (looksLeft > 0) {
      looksLeft--;
      return new Rollout.InProgress(
          rollout, new Counts(Math.max(0, tasks - looksLeft - 1), tasks, 0), "starting");
    }
    if (end != null && rollsBack) {
      revision = previous;
    }
    return end == null
        ? new Rollout.Live(
            rollout, new Counts(tasks, tasks, 0), "%s is complete".formatted(rollout))
        : failed(!rollsBack);
  }

  private Rollout back(Change change, Known known) {
    if (prepared.contains(change) || share.isPresent()) {
      return new Rollout.NotStarted();
    }
    if (!revision.equals(known.before())) {
      return known.fetched().filter(revision::equals).isPresent()
          ? new Rollout.NotStarted()
          : superseded();
    }
    if (looksLeft > 0) {
      looksLeft--;
      return new Rollout.InProgress(rollout, new Counts(0, tasks, 0), "going back");
    }
    return new Rollout.TakenBack(known.before() + " is complete");
  }

  private Rollout failed(boolean moved) {
    return new Rollout.Failed(rollout, Objects.requireNonNull(end), moved);
  }

  private Rollout superseded() {
    String effect = "users are on " + revision;
    Verdict verdict =
        new Verdict(Reason.SUPERSEDED, "somebody else deployed " + revision, "", effect);
    return new Rollout.Failed(rollout, verdict, false);
  }

  private String next(CommitSha commit) {
    String made = name + ":" + ++revisions;
    commits.put(made, commit);
    return made;
  }
}
