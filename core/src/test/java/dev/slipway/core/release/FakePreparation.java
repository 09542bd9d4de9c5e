package dev.slipway.core.release;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was brought to a fake target, and how far it runs beside the old build. */
final class FakePreparation {
  private final int tasks;
  private final Map<Change, String> fetched = new HashMap<>();
  private final Set<Change> prepared = new HashSet<>();
  private List<Pin> pinned = List.of();
  private boolean beside;
  private int looksLeft;
  private @Nullable Verdict end;
  private @Nullable Expiry expiry;

  FakePreparation(int tasks) {
    this.tasks = tasks;
  }

  void beside(int count) {
    beside = true;
    looksLeft = count;
  }

  boolean isBeside() {
    return beside;
  }

  void waitsUntil(Expiry until) {
    expiry = until;
  }

  Optional<Expiry> expiry() {
    return Optional.ofNullable(expiry);
  }

  void fails(Verdict verdict) {
    end = verdict;
  }

  List<Pin> pinned() {
    return pinned;
  }

  boolean isThere() {
    return !prepared.isEmpty();
  }

  boolean isThere(Change change) {
    return prepared.contains(change);
  }

  void takeAway(Change change) {
    prepared.remove(change);
  }

  void takeAllAway() {
    prepared.clear();
  }

  String anyRevision() {
    return fetched.values().iterator().next();
  }

  Preparation fetching(Change change) {
    return fetched.containsKey(change)
        ? new Preparation.Ready(fetched.get(change), "")
        : new Preparation.NotBegun();
  }

  void fetch(Change change, String revision, List<Pin> pins) {
    fetched.put(change, revision);
    pinned = pins;
  }

  Preparation preparing(Change change, String revision) {
    if (!beside) {
      return new Preparation.Ready(revision, "");
    }
    if (!isThere(change)) {
      return new Preparation.NotBegun();
    }
    if (looksLeft > 0) {
      looksLeft--;
      return new Preparation.InProgress(new Counts(0, tasks, 0), "starting beside the old build");
    }
    return end == null
        ? new Preparation.Ready(revision, "it answers with the commit", expiry())
        : new Preparation.Failed(end, true);
  }

  Preparation prepare(Change change) {
    prepared.add(change);
    return new Preparation.InProgress(Counts.NONE, "starting beside the old build");
  }
}
