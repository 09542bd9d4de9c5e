package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.repository.CommitSha;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A target in memory that does what a test scripted. Every rollout, forwards or back, is over after
 * so many looks at it. Thread-safe.
 */
public final class FakeTarget implements Target {
  private final int tasks;
  private final FakeCalls calls;
  private final FakePreparation preparation;
  private final FakeRollout rollout;
  private final List<Candidate> candidates = new ArrayList<>();
  private int deafTo;
  private Inspection inspection = Inspection.NOTHING;

  /**
   * @param name before the revisions' numbers, such as {@code shop-web}
   * @param number the revision that runs
   */
  public FakeTarget(String name, int number, CommitSha commit, int tasks) {
    this.tasks = tasks;
    this.calls = new FakeCalls(name);
    this.preparation = new FakePreparation(tasks);
    this.rollout = new FakeRollout(name, number, commit, tasks);
  }

  /** Rollouts that begin from now on take so many looks in progress. */
  public synchronized FakeTarget takes(int count) {
    rollout.takes(count);
    return this;
  }

  /** What is prepared runs beside the old build; preparing takes so many looks in progress. */
  public synchronized FakeTarget beside(int count) {
    preparation.beside(count);
    return this;
  }

  /** The platform waits with what is prepared until then, and no longer. */
  public synchronized FakeTarget waitsUntil(Expiry until) {
    preparation.waitsUntil(until);
    return this;
  }

  /** Nobody has answered, and the platform does what it said it would. */
  public synchronized void expires() {
    if (preparation.expiry().orElseThrow().goesOn()) {
      rollout.goesOnTo(preparation.anyRevision());
    } else {
      preparation.takeAllAway();
      rollout.expires();
    }
  }

  /** The next preparation ends in this verdict, and something of it runs. */
  public synchronized FakeTarget failsToPrepare(Verdict verdict) {
    preparation.fails(verdict);
    return this;
  }

  /** That build runs beside the one that users have. */
  public synchronized FakeTarget keepsHot(CommitSha commit) {
    rollout.keepsHot(commit);
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
    return preparation.pinned();
  }

  /** Whether something of a change runs beside the old build. */
  public synchronized boolean hasSomethingPrepared() {
    return preparation.isThere();
  }

  /** The part of the users that is on the new build, while it is only a part. */
  public synchronized Optional<Share> share() {
    return rollout.share();
  }

  /** The next rollout ends in this verdict and stays halfway. */
  public synchronized FakeTarget fails(Verdict verdict) {
    rollout.fails(verdict);
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
    rollout.rollsBack();
    return this;
  }

  /** Somebody else deploys now. */
  public synchronized FakeTarget supersede(CommitSha commit) {
    rollout.supersede(commit);
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
    calls.loseAnswer();
    return this;
  }

  /** The next calls to roll back have no effect. */
  public synchronized FakeTarget ignoresRollBacks(int count) {
    deafTo = count;
    return this;
  }

  /** What is under way ends now. */
  public synchronized void finish() {
    rollout.finish();
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
    return rollout.standing();
  }

  @Override
  public synchronized boolean runsBeside() {
    return preparation.isBeside();
  }

  @Override
  public synchronized Inspection inspect(Candidate candidate) {
    candidates.add(candidate);
    return inspection;
  }

  @Override
  public synchronized Preparation fetching(Change change, Known known) {
    calls.called("fetching");
    return preparation.fetching(change);
  }

  @Override
  public synchronized Preparation fetch(Change change, Known known, Fence fence) {
    calls.called("fetch");
    String revision = rollout.next(change.commit());
    preparation.fetch(change, revision, known.pins());
    return fetching(change, known);
  }

  @Override
  public synchronized Preparation preparing(Change change, Known known) {
    calls.called("preparing");
    return preparation.preparing(change, known.fetched().orElseThrow());
  }

  @Override
  public synchronized Preparation prepare(Change change, Known known, Fence fence) {
    calls.called("prepare");
    return preparation.prepare(change);
  }

  @Override
  public synchronized Rollout observe(Change change, Known known) {
    calls.called("observe");
    if (!known.takingBack()) {
      return rollout.observe(known);
    }
    return preparation.isThere(change) ? new Rollout.NotStarted() : rollout.observeBack(known);
  }

  @Override
  public synchronized String goLive(Change change, Known known, Fence fence) {
    calls.called("goLive");
    return calls.answer(rollout.goLive(known));
  }

  @Override
  public synchronized void rollBack(Change change, Known known, Fence fence) {
    calls.called("rollBack");
    if (deafTo > 0) {
      deafTo--;
      return;
    }
    preparation.takeAway(change);
    rollout.rollBack(known);
  }
}
