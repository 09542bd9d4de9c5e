package dev.slipway.core.repository;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules of a pick on whole files. */
record FakePick(FakeHistory history, Map<CommitSha, List<Conflict>> scripted, PickOrder order) {

  PickPlan onto(CommitSha branch) {
    Optional<PickPlan> landed = landed(branch);
    return landed.isPresent() ? landed.get() : planned(branch);
  }

  private PickPlan planned(CommitSha branch) {
    List<PickedCommit> copies = new ArrayList<>();
    CommitSha head = branch;
    for (CommitSha source : order.commits()) {
      Map<String, String> ours = history.files(Optional.of(head));
      Map<String, String> merged = new TreeMap<>(ours);
      List<Conflict> conflicts = merge(source, merged);
      if (!order.reverts() && history.line(head).contains(source)) {
        continue;
      }
      if (!conflicts.isEmpty()) {
        return new PickPlan.Conflicting(branch, history.commit(source), conflicts);
      }
      if (!merged.equals(ours)) {
        head = copy(source, head, merged);
        copies.add(new PickedCommit(history.commit(source), head));
      }
    }
    return copies.isEmpty()
        ? new PickPlan.AlreadyThere(branch, there(branch))
        : new PickPlan.Clean(branch, copies, List.of());
  }

  private Optional<PickPlan> landed(CommitSha branch) {
    List<PickedCommit> copies = new ArrayList<>();
    for (CommitSha source : order.commits()) {
      history.line(branch).stream()
          .filter(sha -> isOrdered(sha, source))
          .filter(sha -> history.entry(sha).at().equals(order.requestedAt()))
          .findFirst()
          .ifPresent(sha -> copies.add(new PickedCommit(history.commit(source), sha)));
    }
    return copies.isEmpty() ? Optional.empty() : Optional.of(new PickPlan.Landed(branch, copies));
  }

  private List<PickedCommit> there(CommitSha branch) {
    return order.commits().stream()
        .map(source -> new PickedCommit(history.commit(source), there(branch, source)))
        .toList();
  }

  private CommitSha there(CommitSha branch, CommitSha source) {
    return history.line(branch).stream()
        .filter(sha -> sha.equals(source) || isCopy(sha, source))
        .findFirst()
        .orElse(branch);
  }

  private boolean isOrdered(CommitSha sha, CommitSha source) {
    return order.reverts() ? history.reverts(sha, source) : isCopy(sha, source);
  }

  private boolean isCopy(CommitSha sha, CommitSha source) {
    return history.commit(sha).pickedFrom().equals(Optional.of(source));
  }

  private CommitSha copy(CommitSha source, CommitSha head, Map<String, String> files) {
    String message =
        order.reverts()
            ? "Revert \"%s\"\n\nThis reverts commit %s.\n"
                .formatted(history.commit(source).subject(), source)
            : "%s\n\n(cherry picked from commit %s)\n"
                .formatted(history.entry(source).message().strip(), source);
    return history.add(
        new FakeHistory.Entry(Optional.of(head), message, order.requestedAt(), files));
  }

  private List<Conflict> merge(CommitSha source, Map<String, String> ours) {
    Map<String, String> with = history.files(Optional.of(source));
    Map<String, String> without = history.files(history.entry(source).parent());
    Map<String, String> theirs = order.reverts() ? without : with;
    Map<String, String> base = order.reverts() ? with : without;
    Set<String> paths = new TreeSet<>(new HashSet<>(theirs.keySet()));
    paths.addAll(base.keySet());
    List<Conflict> conflicts = new ArrayList<>(scripted.getOrDefault(source, List.of()));
    for (String path : paths) {
      String before = base.get(path);
      String wanted = theirs.get(path);
      String now = ours.get(path);
      if (Objects.equals(before, wanted) || Objects.equals(now, wanted)) {
        continue;
      }
      if (!Objects.equals(now, before)) {
        conflicts.add(new Conflict(path, kind(before, now, wanted)));
      } else if (wanted == null) {
        ours.remove(path);
      } else {
        ours.put(path, wanted);
      }
    }
    return conflicts;
  }

  private static Conflict.Kind kind(
      @Nullable String before, @Nullable String now, @Nullable String wanted) {
    if (now == null) {
      return Conflict.Kind.DELETED_ON_BRANCH;
    }
    if (wanted == null) {
      return Conflict.Kind.DELETED_BY_COMMIT;
    }
    return before == null ? Conflict.Kind.BOTH_ADDED : Conflict.Kind.BOTH_CHANGED;
  }
}
