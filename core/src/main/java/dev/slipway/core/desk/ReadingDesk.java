package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.build.Build;
import dev.slipway.core.desk.Page.Busy;
import dev.slipway.core.desk.Page.EnvironmentStatus;
import dev.slipway.core.desk.Page.TargetStatus;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.SetAside;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.engine.Unreadable;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.Holds;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Acceptance;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Standings;
import dev.slipway.core.release.Targets;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers questions. Reads the world and the journals, changes nothing. */
public final class ReadingDesk {
  private static final int SHOWN = 10;
  private static final int LOOK_BACK = 50;

  private final Repositories repositories;
  private final Targets targets;
  private final Journal<Pick, ?, ?> picks;
  private final Journal<Build, ?, ?> builds;
  private final Journal<Release, ?, ?> releases;
  private final Journal<Hold, ?, ?> journal;
  private final Holds holds;
  private final Acceptance acceptance;
  private final Outbox outbox;

  public ReadingDesk(
      Repositories repositories,
      Targets targets,
      Journal<Pick, ?, ?> picks,
      Journal<Build, ?, ?> builds,
      Journal<Release, ?, ?> releases,
      Journal<Hold, ?, ?> journal,
      Holds holds,
      Acceptance acceptance,
      Outbox outbox) {
    this.repositories = repositories;
    this.targets = targets;
    this.picks = picks;
    this.builds = builds;
    this.releases = releases;
    this.journal = journal;
    this.holds = holds;
    this.acceptance = acceptance;
    this.outbox = outbox;
  }

  Page status(App app) {
    try {
      Repository repository = repositories.of(app.name());
      List<Branch> branches = repository.branches(app.releaseBranches());
      return new Looked(repository, acceptance)
          .at(status(app, branches, sha -> commit(repository, sha), Optional.empty()));
    } catch (Unavailable later) {
      return withoutRepository(app, later.said());
    } catch (Denied no) {
      return withoutRepository(app, no.why());
    }
  }

  private Page withoutRepository(App app, String why) {
    return status(app, List.of(), sha -> Optional.empty(), Optional.of(why));
  }

  private Page.Status status(
      App app,
      List<Branch> branches,
      Function<CommitSha, Optional<Commit>> commits,
      Optional<String> trouble) {
    List<Current<Release>> latest = releases.latest(app.name(), LOOK_BACK);
    List<Current<Build>> built = builds.latest(app.name(), LOOK_BACK);
    return new Page.Status(
        app,
        app.environments().stream().map(each -> status(commits, app, each, latest)).toList(),
        branches,
        trouble,
        busy(app, built, latest),
        Journey.newest(built, latest, outbox),
        aside(app));
  }

  Page where(App app, String typed) {
    Repository repository = repositories.of(app.name());
    Resolution.Found found = Commits.find(repository, typed);
    CommitSha sha = found.commit().sha();
    List<CommitSha> heads =
        repository.branches(app.releaseBranches()).stream()
            .limit(SHOWN)
            .map(branch -> branch.head().sha())
            .toList();
    CommitTrail trail = CommitTrail.of(sha, picks).with(heads, repository);
    Presence presence =
        new Presence(targets, repository, trail, releases.latest(app.name(), LOOK_BACK));
    return new Page.Where(
        app,
        found.commit(),
        found.onTrunk(),
        branches(repository, app, trail),
        trail.picks(),
        builds.latest(app.name(), LOOK_BACK).stream()
            .filter(build -> trail.isIn(build.state().request().commit().sha(), repository))
            .limit(SHOWN)
            .toList(),
        app.environments().stream().map(presence::on).toList(),
        trail.word(acceptance),
        aside(app));
  }

  Page history(App app) {
    return new Page.History(app, releases.latest(app.name(), SHOWN), releases.aside(app.name()));
  }

  /** Asked last: reading the others is what finds them. */
  private List<SetAside> aside(App app) {
    return Stream.of(picks, builds, releases, journal)
        .flatMap(journal -> journal.aside(app.name()).stream())
        .toList();
  }

  private EnvironmentStatus status(
      Function<CommitSha, Optional<Commit>> commits,
      App app,
      Environment environment,
      List<Current<Release>> latest) {
    Optional<Current<Hold>> hold = hold(app, environment);
    Optional<Current<Release>> lastLive =
        latest.stream()
            .filter(release -> release.state().reachedAll())
            .filter(release -> release.state().request().environment().equals(environment.name()))
            .findFirst();
    List<TargetStatus> found =
        Standings.of(targets, environment).stream().map(said -> status(commits, said)).toList();
    Optional<String> common = common(found);
    return new EnvironmentStatus(
        environment.name(),
        common.isPresent() ? List.of() : found,
        lastLive,
        hold,
        Optional.empty(),
        common);
  }

  /** What keeps all targets from answering is said once. */
  private static Optional<String> common(List<TargetStatus> found) {
    List<String> troubles =
        found.stream().flatMap(target -> target.trouble().stream()).distinct().toList();
    return troubles.size() == 1 && found.stream().allMatch(each -> each.trouble().isPresent())
        ? Optional.of(troubles.getFirst())
        : Optional.empty();
  }

  /** One that cannot be read is named among what is set aside. */
  private Optional<Current<Hold>> hold(App app, Environment environment) {
    try {
      return holds.on(app.name(), environment.name());
    } catch (Unreadable broken) {
      return Optional.empty();
    }
  }

  private static TargetStatus status(
      Function<CommitSha, Optional<Commit>> commits, Standings.Answer said) {
    return new TargetStatus(
        said.spec().name(),
        said.standing(),
        said.standing().flatMap(Standing::commit).flatMap(commits),
        said.complaint());
  }

  private Busy busy(App app, List<Current<Build>> built, List<Current<Release>> latest) {
    return new Busy(
        picks.latest(app.name(), LOOK_BACK).stream()
            .filter(pick -> !pick.state().isFinal())
            .toList(),
        built.stream().filter(build -> !build.state().isFinal()).toList(),
        latest.stream().filter(release -> !release.state().isFinal()).toList());
  }

  private static List<BranchName> branches(Repository repository, App app, CommitTrail trail) {
    return repository.branches(app.releaseBranches()).stream()
        .filter(branch -> trail.isIn(branch.head().sha(), repository))
        .map(Branch::name)
        .toList();
  }

  private static Optional<Commit> commit(Repository repository, CommitSha sha) {
    return repository.resolve(sha.value()) instanceof Resolution.Found(var commit, var onTrunk)
        ? Optional.of(commit)
        : Optional.empty();
  }
}
