package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.desk.Page.Accepted;
import dev.slipway.core.desk.Page.EnvironmentStatus;
import dev.slipway.core.desk.Page.Rejected;
import dev.slipway.core.desk.Page.TargetStatus;
import dev.slipway.core.release.Acceptance;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Undone;
import dev.slipway.core.release.Word;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Copies;
import dev.slipway.core.repository.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts what was looked at of the changes that an automatic environment has before the others. */
record Looked(Repository repository, Acceptance acceptance) {

  Page.Status at(Page.Status status) {
    return new Page.Status(
        status.app(),
        at(status.app(), status.environments()),
        status.branches(),
        status.repository(),
        status.busy(),
        status.journey(),
        status.aside());
  }

  private List<EnvironmentStatus> at(App app, List<EnvironmentStatus> found) {
    List<EnvironmentStatus> looked = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      EnvironmentStatus status = found.get(i);
      Optional<EnvironmentStatus> behind =
          app.environments().get(i).automatic()
              ? nextByHand(app.environments(), found, i)
              : Optional.empty();
      looked.add(behind.map(next -> with(status, next)).orElse(status));
    }
    return looked;
  }

  private static Optional<EnvironmentStatus> nextByHand(
      List<Environment> environments, List<EnvironmentStatus> found, int from) {
    for (int i = from + 1; i < found.size(); i++) {
      if (!environments.get(i).automatic()) {
        return Optional.of(found.get(i));
      }
    }
    return Optional.empty();
  }

  private EnvironmentStatus with(EnvironmentStatus status, EnvironmentStatus behind) {
    return new EnvironmentStatus(
        status.name(),
        status.targets(),
        status.lastLive(),
        status.hold(),
        runs(behind).flatMap(old -> runs(status).flatMap(now -> between(old, now, behind))),
        status.trouble());
  }

  /** The commit on which all targets agree. */
  private static Optional<Commit> runs(EnvironmentStatus status) {
    List<Optional<Commit>> different =
        status.targets().stream().map(TargetStatus::commit).distinct().toList();
    return different.size() == 1 ? different.getFirst() : Optional.empty();
  }

  private Optional<Accepted> between(Commit old, Commit now, EnvironmentStatus behind) {
    List<Commit> changes =
        lasting(
            Copies.missing(
                repository.changes(old.sha(), now.sha()),
                repository.changes(now.sha(), old.sha())));
    int works = 0;
    List<Rejected> broken = new ArrayList<>();
    for (Commit commit : changes.reversed().stream().limit(Plan.MOST_COMMITS).toList()) {
      Optional<Word> word = acceptance.of(commit.sha());
      works += word.filter(Word::works).isPresent() ? 1 : 0;
      word.filter(said -> !said.works()).ifPresent(no -> broken.add(new Rejected(commit, no)));
    }
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Accepted(behind.name(), changes.size(), works, broken));
  }

  /** Without the reverts, and without what came together with its own. */
  private static List<Commit> lasting(List<Commit> commits) {
    Set<CommitSha> undone = Undone.of(commits).keySet();
    return commits.stream()
        .filter(commit -> commit.takesBack().isEmpty() && !undone.contains(commit.sha()))
        .toList();
  }
}
