package dev.slipway.core.cut;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.build.BuildStarter;
import dev.slipway.core.cut.CutEvent.BranchCut;
import dev.slipway.core.cut.CutEvent.CutBuilding;
import dev.slipway.core.cut.CutEvent.CutDelayed;
import dev.slipway.core.cut.CutEvent.CutFailed;
import dev.slipway.core.cut.CutStep.MakeBranch;
import dev.slipway.core.cut.CutStep.StartBuild;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Started;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.Head;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Repository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes release branches and starts their first builds. */
public final class CutPerformer implements Performer<CutStep, CutEvent> {

  private final Apps apps;
  private final Repositories repositories;
  private final BuildStarter builds;
  private final Comparing comparing;
  private final InstantSource clock;

  public CutPerformer(
      Apps apps,
      Repositories repositories,
      BuildStarter builds,
      Comparing comparing,
      InstantSource clock) {
    this.apps = apps;
    this.repositories = repositories;
    this.builds = builds;
    this.comparing = comparing;
    this.clock = clock;
  }

  @Override
  public Observation<CutEvent> observe(ProcessId process, CutStep step) {
    return switch (step) {
      case MakeBranch(var request) -> branch(request);
      case StartBuild(var request) -> build(request);
    };
  }

  @Override
  public CutEvent act(ProcessId process, CutStep step, Fence fence) {
    CutRequest request = step.request();
    return switch (step) {
      case MakeBranch make ->
          repository(request).cut(request.branch(), request.from().sha())
              ? cut(request)
              : new CutFailed(
                  now(), "somebody else made %s at the same time".formatted(request.branch()));
      case StartBuild start -> start(request);
    };
  }

  @Override
  public CutEvent denied(CutStep step, String why, Instant now) {
    return new CutFailed(now, why);
  }

  @Override
  public Optional<CutEvent> delayed(CutStep step, String why, Instant now) {
    return step instanceof MakeBranch ? Optional.of(new CutDelayed(now, why)) : Optional.empty();
  }

  /** One that holds the commit is ours, made before we died; more may be on it by now. */
  private Observation<CutEvent> branch(CutRequest request) {
    Repository repository = repository(request);
    Optional<Head> there =
        repository.heads().stream()
            .filter(head -> head.kind() == Head.Kind.BRANCH)
            .filter(head -> head.name().equals(request.branch()))
            .findFirst();
    if (there.isEmpty()) {
      return new Observation.Absent<>();
    }
    return repository.contains(there.get().commit(), request.from().sha())
        ? new Observation.Done<>(cut(request))
        : new Observation.Conflict<>(
            new CutFailed(
                now(),
                "%s exists already, at %s"
                    .formatted(request.branch(), there.get().commit().abbreviated())));
  }

  private CutEvent cut(CutRequest request) {
    return new BranchCut(now(), comparing.contents(app(request), request.from().sha()));
  }

  private Observation<CutEvent> build(CutRequest request) {
    Head head = new Head(Head.Kind.BRANCH, request.branch(), request.from().sha());
    Optional<ProcessId> running =
        builds.of(app(request), head).or(() -> builds.running(app(request), head));
    return running.isPresent()
        ? new Observation.Done<>(new CutBuilding(now(), running.get()))
        : new Observation.Absent<>();
  }

  private CutEvent start(CutRequest request) {
    return new CutBuilding(
        now(),
        switch (builds.start(app(request), new Branch(request.branch(), request.from()))) {
          case Started.New(var id) -> id;
          case Started.Before(var id) -> id;
          case Started.SlotTaken(var holder) -> holder;
        });
  }

  private App app(CutRequest request) {
    return apps.get(request.app());
  }

  private Repository repository(CutRequest request) {
    return repositories.of(request.app());
  }

  private Instant now() {
    return clock.instant();
  }
}
