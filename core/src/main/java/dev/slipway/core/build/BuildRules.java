package dev.slipway.core.build;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.build.Build.Building;
import dev.slipway.core.build.Build.Built;
import dev.slipway.core.build.Build.Failed;
import dev.slipway.core.build.Build.Staging;
import dev.slipway.core.build.Build.Starting;
import dev.slipway.core.build.Build.Stopping;
import dev.slipway.core.build.BuildEvent.BuildDelayed;
import dev.slipway.core.build.BuildEvent.BuildFailed;
import dev.slipway.core.build.BuildEvent.BuildHung;
import dev.slipway.core.build.BuildEvent.BuildLost;
import dev.slipway.core.build.BuildEvent.BuildProgressed;
import dev.slipway.core.build.BuildEvent.BuildRequested;
import dev.slipway.core.build.BuildEvent.BuildStarted;
import dev.slipway.core.build.BuildEvent.BuildStopped;
import dev.slipway.core.build.BuildEvent.BuildSucceeded;
import dev.slipway.core.build.BuildEvent.StagingOvertaken;
import dev.slipway.core.build.BuildEvent.StagingQueued;
import dev.slipway.core.build.BuildEvent.StagingStarted;
import dev.slipway.core.engine.Action;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of a build: one image for one commit, then the releases that start by themselves. */
public final class BuildRules implements Rules<Build, BuildEvent, BuildStep> {
  private static final int MOST_ATTEMPTS = 2;
  private static final String BY_HAND = "stopped by hand";

  @Override
  public ProcessKind kind() {
    return ProcessKind.BUILD;
  }

  @Override
  public Class<BuildEvent> eventType() {
    return BuildEvent.class;
  }

  @Override
  public Build begin(BuildEvent first) {
    if (first instanceof BuildRequested(var at, var request, var seenAt)) {
      return new Starting(request, 1, Optional.empty());
    }
    throw new Impossible("nothing", first);
  }

  @Override
  public Build next(Build build, BuildEvent event) {
    BuildRequest request = build.request();
    return switch (new Arrow(build, event)) {
      case Arrow(Starting s, BuildStarted e) ->
          new Building(
              request,
              s.attempt(),
              e.reference(),
              e.at(),
              e.usual(),
              Build.Seen.nothing(e.at()),
              Optional.empty());
      case Arrow(Starting s, BuildSucceeded e) -> withImage(request, e.image());
      case Arrow(Starting s, BuildFailed e) -> failed(request, e, Optional.empty());
      case Arrow(Starting s, BuildDelayed e) ->
          new Starting(request, s.attempt(), Optional.of(e.why()));
      case Arrow(Building b, BuildProgressed e) -> b.seeing(seen(b.seen(), e));
      case Arrow(Building b, BuildDelayed e) -> b.delayed(e.why());
      case Arrow(Building b, BuildStopped e) -> stopping(b, BY_HAND, Optional.of(e.by()));
      case Arrow(Building b, BuildHung e) -> stopping(b, e.why(), Optional.empty());
      case Arrow(Building b, BuildSucceeded e) -> withImage(request, e.image());
      case Arrow(Building b, BuildFailed e) -> failed(request, e, Optional.empty());
      case Arrow(Building b, BuildLost e) -> lost(b, e);
      case Arrow(Stopping s, BuildDelayed e) -> s.delayed(e.why());
      case Arrow(Stopping s, BuildFailed e) ->
          failed(request, e, s.by().filter(by -> e.why().equals(s.why())));
      case Arrow(Staging s, StagingQueued e) ->
          new Staging(request, s.image(), s.left(), Optional.of(e.behind()), s.started());
      case Arrow(Staging s, StagingStarted e) -> further(s, e.release());
      case Arrow(Staging s, StagingOvertaken e) ->
          new Built(request, s.image(), s.started(), Optional.of(e.by()));
      case Arrow(var state, var impossible) -> throw new Impossible(state, impossible);
    };
  }

  @Override
  public Action<BuildStep> decide(Build build, Instant now) {
    return switch (build) {
      case Starting s -> Action.act(new BuildStep.Start(s.request().order()));
      case Building b -> Action.act(new BuildStep.Watch(b));
      case Stopping s -> Action.act(new BuildStep.Stop(s));
      case Staging s ->
          Action.act(new BuildStep.Stage(s.request(), s.image(), s.left().getFirst(), s.behind()));
      case Built b -> new Action.Done<>();
      case Failed f -> new Action.Done<>();
    };
  }

  @Override
  public List<Telling> tell(Build build, BuildEvent event) {
    Telling card = new Telling.Card(build.request().place());
    Telling detail = new Telling.Detail(build.request().place());
    return switch (event) {
      case BuildFailed e -> failed(e, card, detail);
      case BuildLost e -> List.of(card, detail);
      case BuildStopped e -> List.of(card, detail);
      case BuildProgressed e -> List.of(card);
      case BuildHung e -> List.of(card);
      case BuildRequested e -> List.of(card);
      case BuildStarted e -> List.of(card);
      case BuildDelayed e -> List.of(card);
      case BuildSucceeded e -> List.of(card);
      case StagingQueued e -> List.of(card);
      case StagingStarted e -> List.of(card);
      case StagingOvertaken e -> List.of(card);
    };
  }

  private static List<Telling> failed(BuildFailed event, Telling card, Telling detail) {
    Stream<Telling> notices =
        event.suspects().stream()
            .flatMap(suspects -> suspects.people().stream())
            .map(Telling.Notice::new);
    return Stream.concat(Stream.of(card, detail), notices).toList();
  }

  @Override
  public Optional<BuildStage> stage(Build build) {
    return BuildStage.of(build);
  }

  /** Until it has an image, no other build of the branch starts: what lands meanwhile goes next. */
  @Override
  public Index index(Build build) {
    BuildRequest request = build.request();
    return new Index(
        request.app(),
        build.isFinal(),
        build instanceof Build.WithImage
            ? Optional.empty()
            : Optional.of(BuildRequest.slot(request.app(), request.branch())),
        Set.of(request.commit().sha().value()));
  }

  private static Build withImage(BuildRequest request, Image image) {
    return request.automatic().isEmpty()
        ? new Built(request, image, List.of(), Optional.empty())
        : new Staging(request, image, request.automatic(), Optional.empty(), List.of());
  }

  private static Build lost(Building build, BuildLost event) {
    return build.attempt() < MOST_ATTEMPTS
        ? new Starting(build.request(), build.attempt() + 1, Optional.of(event.why()))
        : new Failed(
            build.request(),
            event.why(),
            "",
            Optional.empty(),
            build.seen().link(),
            Optional.empty());
  }

  private static Build.Seen seen(Build.Seen before, BuildProgressed event) {
    return new Build.Seen(
        event.line(),
        event.link().or(before::link),
        event.line().equals(before.line()) ? before.changedAt() : event.at(),
        event.at());
  }

  private static Stopping stopping(Building build, String why, Optional<PersonId> by) {
    return new Stopping(
        build.request(), build.reference(), why, by, build.seen().link(), Optional.empty());
  }

  private static Failed failed(BuildRequest request, BuildFailed event, Optional<PersonId> by) {
    return new Failed(request, event.why(), event.tail(), by, event.link(), event.suspects());
  }

  private static Build further(Staging staging, ProcessId release) {
    List<ProcessId> started = new ArrayList<>(staging.started());
    started.add(release);
    List<EnvironmentName> left = staging.left().subList(1, staging.left().size());
    return left.isEmpty()
        ? new Built(staging.request(), staging.image(), started, Optional.empty())
        : new Staging(staging.request(), staging.image(), left, Optional.empty(), started);
  }

  private record Arrow(Build state, BuildEvent event) {}
}
