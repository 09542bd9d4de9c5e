package dev.slipway.core.release;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.OnFailure;
import dev.slipway.core.app.Pace;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.FoundImage;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageFault;
import dev.slipway.core.build.Images;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Copies;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Works out what a release would do. Reads the world, changes nothing. */
public final class Planner {
  /** The next step of somebody who asked for what is there. */
  public static final String NOTHING_TO_DO = "There is nothing to do.";

  private static final String MEND = "Mend this and ask again; `!release --dry-run` checks it.";
  private static final String AGAIN = "Say `--again` behind `!release` if it is good after all.";

  private final Apps apps;
  private final Repositories repositories;
  private final Images images;
  private final Targets targets;
  private final Acceptance acceptance;
  private final Hindsight hindsight;
  private final Faults faults;
  private final Inspections inspections;

  public Planner(
      Apps apps,
      Repositories repositories,
      Images images,
      Targets targets,
      Acceptance acceptance,
      Journal<Build, ?, ?> builds,
      Journal<Release, ?, ?> releases,
      Faults faults) {
    this.apps = apps;
    this.repositories = repositories;
    this.images = images;
    this.targets = targets;
    this.acceptance = acceptance;
    this.hindsight = new Hindsight(builds, releases);
    this.faults = faults;
    this.inspections = new Inspections(releases);
  }

  /** What working out a plan ended in. */
  public sealed interface Planned {
    record Ready(Plan plan) implements Planned {}

    /** Every target runs the commit. */
    record FoundThere(String why) implements Planned {}

    /**
     * @param next what the person can do, as a sentence
     * @param problems what was found on the targets, all of it
     */
    record Refused(String why, String next, List<String> problems) implements Planned {}
  }

  /**
   * Works out a plan from what runs now.
   *
   * @throws Unavailable when a part of the world cannot be asked
   */
  public Planned plan(ReleaseRequest request) {
    App app = apps.get(request.app());
    Optional<Environment> environment = app.environment(request.environment());
    if (environment.isEmpty()) {
      return refused(
          "%s has no environment %s any more".formatted(app.name(), request.environment()),
          "Ask for a release to one that `!help` names.");
    }
    Optional<Fault> fault = faults.of(app.name(), request.environment(), request.commit());
    if (fault.isPresent() && request.despite().isEmpty()) {
      return refused(Risks.faulty(request.environment(), request.commit(), fault.get()), AGAIN);
    }
    Optional<FoundImage> image = images.find(app.image(), request.commit());
    if (image.isEmpty()) {
      return refused(
          "there is no image of %s".formatted(request.commit().abbreviated()),
          "Pick it onto a release branch: it is built by itself then.");
    }
    return plan(app, environment.get(), request, image.get());
  }

  private Planned plan(App app, Environment environment, ReleaseRequest request, FoundImage image) {
    CommitSha to = request.commit();
    Repository repository = repositories.of(app.name());
    Optional<Commit> commit = commit(repository, to);
    if (commit.isEmpty()) {
      return refused(
          "%s is not in the repository of %s".formatted(to.abbreviated(), app.name()),
          "Check the SHA with `!where`.");
    }
    Optional<ImageFault> fault = ImageFault.of(image, to, commit.get().at(), Optional.empty());
    if (fault.isPresent()) {
      return refused(fault.get().why(), fault.get().next());
    }
    FoundTargets found = FoundTargets.of(targets, environment, sha -> commit(repository, sha));
    if (found.here().stream()
        .allMatch(target -> target.runs(to) && target.standing().underway().isEmpty())) {
      return new Planned.FoundThere(
          "%s already runs %s on all targets".formatted(environment.name(), to.abbreviated()));
    }
    FoundTargets inspected = inspections.of(found, request, image);
    List<String> problems = inspected.problems();
    if (!problems.isEmpty() && !request.goesBack()) {
      return new Planned.Refused(
          environment.name() + " is not ready for it, and nothing was changed", MEND, problems);
    }
    return new Planned.Ready(
        assemble(request, app, environment, commit.get(), image.image(), repository, inspected));
  }

  private Plan assemble(
      ReleaseRequest request,
      App app,
      Environment environment,
      Commit to,
      Image image,
      Repository repository,
      FoundTargets found) {
    Set<Commit> froms = new LinkedHashSet<>();
    found.here().forEach(target -> target.commit().ifPresent(froms::add));
    Set<Commit> coming = new LinkedHashSet<>();
    Set<Commit> going = new LinkedHashSet<>();
    for (Commit from : froms) {
      List<Commit> comes = repository.changes(from.sha(), to.sha());
      List<Commit> goes = repository.changes(to.sha(), from.sha());
      coming.addAll(Copies.missing(comes, goes));
      going.addAll(Copies.missing(goes, comes));
    }
    List<PlannedCommit> commits =
        coming.stream()
            .skip(Math.max(0, coming.size() - Plan.MOST_COMMITS))
            .map(commit -> planned(commit, request))
            .toList();
    boolean isNews = isNews(to, froms);
    return new Plan(
        app.name(),
        environment.name(),
        to,
        image,
        waves(found.here(), request),
        commits,
        coming.size(),
        going.size(),
        new Risks(request, found)
            .of(going.size(), hindsight.of(app, request, to, isNews, repository)),
        going.stream().skip(Math.max(0, going.size() - Plan.MOST_LEAVING)).toList(),
        isNews && !request.goesBack() ? environment.tasks() : List.of(),
        Optional.of(request.goesBack() ? Pace.AT_ONCE : environment.pace()),
        request.rollback(),
        Optional.of(request.goesBack() ? OnFailure.ASK : environment.onFailure()),
        Optional.empty());
  }

  /** A rollback begins where the release ended. */
  private static List<PlannedTarget> waves(List<FoundTarget> found, ReleaseRequest request) {
    int last = found.stream().mapToInt(target -> target.spec().wave()).max().orElse(0);
    return found.stream()
        .map(
            target ->
                target.planned(
                    request.commit(),
                    request.goesBack() ? last + 1 - target.spec().wave() : target.spec().wave(),
                    request.goesBack()))
        .sorted(Comparator.comparingInt(PlannedTarget::wave))
        .toList();
  }

  /** An older build must not migrate: its tasks are from before those of what runs. */
  private static boolean isNews(Commit to, Set<Commit> froms) {
    return froms.stream().noneMatch(from -> from.at().isAfter(to.at()));
  }

  /** A release that starts by itself asks anew: the change meets another staging. */
  private PlannedCommit planned(Commit commit, ReleaseRequest request) {
    PlannedCommit asked = acceptance.asked(commit);
    return request.automatic()
        ? asked
        : acceptance.of(commit.sha()).map(asked::heard).orElse(asked);
  }

  private static Optional<Commit> commit(Repository repository, CommitSha sha) {
    return repository.resolve(sha.value()) instanceof Resolution.Found(var commit, var onTrunk)
        ? Optional.of(commit)
        : Optional.empty();
  }

  private static Planned refused(String why, String next) {
    return new Planned.Refused(why, next, List.of());
  }
}
