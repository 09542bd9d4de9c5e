package dev.slipway.core.release;

import dev.slipway.core.app.App;
import dev.slipway.core.build.Build;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import java.util.ArrayList;
import java.util.List;

/** What the journals know of a build that a person should read before they confirm it. */
final class Hindsight {
  private final NewerBuilds newer;
  private final EarlierTries tries;
  private final Crossings crossings;

  Hindsight(Journal<Build, ?, ?> builds, Journal<Release, ?, ?> releases) {
    this.newer = new NewerBuilds(builds, releases);
    this.tries = new EarlierTries(releases);
    this.crossings = new Crossings(releases);
  }

  /**
   * A sentence each.
   *
   * @param isNews whether nothing newer runs now
   */
  List<String> of(
      App app, ReleaseRequest request, Commit to, boolean isNews, Repository repository) {
    List<String> said = new ArrayList<>();
    // What starts by itself is followed by the newer one by itself.
    if (!request.automatic() && !request.goesBack()) {
      newer.than(to, request, repository).ifPresent(said::add);
    }
    said.addAll(tries.of(app, request));
    if (!isNews && !request.goesBack()) {
      crossings
          .since(app.name(), request.environment(), then -> isBehind(then, to, repository))
          .forEach(task -> said.add(task.said()));
    }
    return said;
  }

  /** Whether a release made live what an older build holds: its tasks are done for that, too. */
  private static boolean isBehind(Current<Release> then, Commit to, Repository repository) {
    CommitSha commit = then.state().request().commit();
    return then.state().reachedAll()
        && repository.resolve(commit.value()) instanceof Resolution.Found
        && repository.contains(to.sha(), commit);
  }
}
