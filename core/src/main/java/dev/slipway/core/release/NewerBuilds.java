package dev.slipway.core.release;

import dev.slipway.core.build.Build;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import java.util.List;
import java.util.Optional;

/** Builds that hold more than the one that is to be released, and are still on their way. */
record NewerBuilds(Journal<Build, ?, ?> builds, Journal<Release, ?, ?> releases) {
  private static final int LOOK_BACK = 20;

  /** What a person should know who expects the newest one; empty when there is none. */
  Optional<String> than(Commit to, ReleaseRequest request, Repository repository) {
    return builds.latest(request.app(), LOOK_BACK).stream()
        .filter(build -> isOnItsWay(build.state()))
        .flatMap(build -> said(build, to, repository).stream())
        .findFirst();
  }

  private boolean isOnItsWay(Build build) {
    return switch (build) {
      case Build.Staging staging -> true;
      case Build.Built built ->
          built.started().stream().anyMatch(id -> !releases.read(id).state().isFinal());
      case Build other -> other.isBeforeImage();
    };
  }

  private static Optional<String> said(Current<Build> build, Commit to, Repository repository) {
    CommitSha newer = build.state().request().commit().sha();
    if (newer.equals(to.sha())
        || !(repository.resolve(newer.value()) instanceof Resolution.Found)
        || !repository.contains(newer, to.sha())) {
      return Optional.empty();
    }
    List<Commit> more = repository.changes(to.sha(), newer);
    return Optional.of(
        "%s is newer and %s: it holds %s more, the newest is %s %s"
            .formatted(
                build.id(),
                build.state().isBeforeImage() ? "still being built" : "still on its way",
                more.size() == 1 ? "1 commit" : more.size() + " commits",
                newer.abbreviated(),
                more.getLast().subject()));
  }
}
