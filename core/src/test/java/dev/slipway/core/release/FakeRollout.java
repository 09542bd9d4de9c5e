package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import dev.slipway.core.repository.CommitSha;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The revisions of a fake target, and which of them users are on or are moved to. */
final class FakeRollout {
  private static final Verdict NOBODY_ANSWERED =
      new Verdict(Reason.NOBODY_ANSWERED, "nobody answered", "", "users are on the old build");

  private final String name;
  private final int tasks;
  private final Map<String, CommitSha> commits = new HashMap<>();
  private int revisions;
  private int rollouts;
  private String revision;
  private String previous;
  private String reference = "";
  private boolean goingBack;
  private int looks = 1;
  private int looksLeft;
  private @Nullable Verdict fate;
  private @Nullable Verdict end;
  private boolean rollsBack;
  private boolean expired;
  private Optional<Share> share = Optional.empty();
  private Optional<CommitSha> hot = Optional.empty();

  FakeRollout(String name, int number, CommitSha commit, int tasks) {
    this.name = name;
    this.tasks = tasks;
    this.revisions = number;
    this.revision = name + ":" + number;
    this.previous = revision;
    commits.put(revision, commit);
  }

  void takes(int count) {
    looks = count;
  }

  void fails(Verdict verdict) {
    fate = verdict;
    rollsBack = false;
  }

  void rollsBack() {
    fate =
        new Verdict(
            Reason.ROLLED_BACK,
            "the platform took it back to " + revision,
            "circuit breaker",
            "users are on the old build");
    rollsBack = true;
  }

  void supersede(CommitSha commit) {
    revision = next(commit);
    goingBack = false;
  }

  void goesOnTo(String prepared) {
    revision = prepared;
    looksLeft = looks;
  }

  void expires() {
    expired = true;
  }

  void finish() {
    looksLeft = 0;
  }

  void keepsHot(CommitSha commit) {
    hot = Optional.of(commit);
  }

  Optional<Share> share() {
    return share;
  }

  String next(CommitSha commit) {
    String made = name + ":" + ++revisions;
    commits.put(made, commit);
    return made;
  }

  Standing standing() {
    return new Standing(
        Optional.ofNullable(commits.get(revision)),
        revision,
        new Counts(tasks, tasks, 0),
        looksLeft > 0 ? Optional.of("%s is in progress".formatted(reference)) : Optional.empty(),
        Optional.empty(),
        hot);
  }

  String goLive(Known known) {
    previous = revision;
    if (known.aim().isAll()) {
      revision = known.fetched().orElseThrow();
      share = Optional.empty();
    } else {
      share = Optional.of(known.aim());
    }
    end = fate;
    fate = null;
    reference = "rollout-" + ++rollouts;
    goingBack = false;
    looksLeft = looks;
    return reference;
  }

  void rollBack(Known known) {
    if (share.isEmpty() && !known.fetched().equals(Optional.of(revision))) {
      return;
    }
    share = Optional.empty();
    revision = known.before();
    end = null;
    goingBack = true;
    looksLeft = looks;
  }

  Rollout observe(Known known) {
    if (share.isPresent() && looksLeft == 0 && end == null) {
      return new Rollout.AtShare(
          reference, new Counts(tasks, tasks, 0), share.get(), "it says so itself");
    }
    if (share.isPresent()) {
      return forwards();
    }
    if (known.fetched().filter(revision::equals).isPresent() && !goingBack) {
      return forwards();
    }
    if (expired) {
      return new Rollout.Failed(reference, NOBODY_ANSWERED, false);
    }
    if (revision.equals(known.before())) {
      return known.rollout().isPresent() && rollsBack && end != null
          ? failed(false)
          : new Rollout.NotStarted();
    }
    return superseded();
  }

  Rollout observeBack(Known known) {
    if (share.isPresent()) {
      return new Rollout.NotStarted();
    }
    if (!revision.equals(known.before())) {
      return known.fetched().filter(revision::equals).isPresent()
          ? new Rollout.NotStarted()
          : superseded();
    }
    if (looksLeft > 0) {
      looksLeft--;
      return new Rollout.InProgress(reference, new Counts(0, tasks, 0), "going back");
    }
    return new Rollout.TakenBack(known.before() + " is complete");
  }

  private Rollout forwards() {
    if (looksLeft > 0) {
      looksLeft--;
      return new Rollout.InProgress(
          reference, new Counts(Math.max(0, tasks - looksLeft - 1), tasks, 0), "starting");
    }
    if (end != null && rollsBack) {
      revision = previous;
    }
    return end == null
        ? new Rollout.Live(
            reference, new Counts(tasks, tasks, 0), "%s is complete".formatted(reference))
        : failed(!rollsBack);
  }

  private Rollout failed(boolean moved) {
    return new Rollout.Failed(reference, Objects.requireNonNull(end), moved);
  }

  private Rollout superseded() {
    String effect = "users are on " + revision;
    Verdict verdict =
        new Verdict(Reason.SUPERSEDED, "somebody else deployed " + revision, "", effect);
    return new Rollout.Failed(reference, verdict, false);
  }
}
