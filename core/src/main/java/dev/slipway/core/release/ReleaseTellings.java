package dev.slipway.core.release;

import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import dev.slipway.core.release.ReleaseEvent.AbortRequested;
import dev.slipway.core.release.ReleaseEvent.AuthorsReminded;
import dev.slipway.core.release.ReleaseEvent.CarryOnRequested;
import dev.slipway.core.release.ReleaseEvent.ChangeAccepted;
import dev.slipway.core.release.ReleaseEvent.ChangeRejected;
import dev.slipway.core.release.ReleaseEvent.EnvironmentHeld;
import dev.slipway.core.release.ReleaseEvent.LiveRequested;
import dev.slipway.core.release.ReleaseEvent.OfTask;
import dev.slipway.core.release.ReleaseEvent.PlanChanged;
import dev.slipway.core.release.ReleaseEvent.PlanHeld;
import dev.slipway.core.release.ReleaseEvent.PreparationLapsed;
import dev.slipway.core.release.ReleaseEvent.ReleaseCancelled;
import dev.slipway.core.release.ReleaseEvent.ReleaseConfirmed;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.ReleaseEvent.ReleaseExpired;
import dev.slipway.core.release.ReleaseEvent.ReleaseFoundThere;
import dev.slipway.core.release.ReleaseEvent.ReleasePlanned;
import dev.slipway.core.release.ReleaseEvent.ReleaseRefused;
import dev.slipway.core.release.ReleaseEvent.ReleaseRequested;
import dev.slipway.core.release.ReleaseEvent.ReleaseSuperseded;
import dev.slipway.core.release.ReleaseEvent.ReleaseWatched;
import dev.slipway.core.release.ReleaseEvent.RollbackRequested;
import dev.slipway.core.release.ReleaseEvent.ShareRaised;
import dev.slipway.core.release.ReleaseEvent.SignalBad;
import dev.slipway.core.release.ReleaseEvent.SignalsRead;
import dev.slipway.core.release.ReleaseEvent.TakeBackRequested;
import dev.slipway.core.release.ReleaseEvent.TargetAtShare;
import dev.slipway.core.release.ReleaseEvent.TargetFailed;
import dev.slipway.core.release.ReleaseEvent.TargetFetched;
import dev.slipway.core.release.ReleaseEvent.TargetLive;
import dev.slipway.core.release.ReleaseEvent.TargetPrepared;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseEvent.TargetStarted;
import dev.slipway.core.release.ReleaseEvent.TargetTakenBack;
import dev.slipway.core.release.ReleaseEvent.TaskIntended;
import dev.slipway.core.release.ReleaseEvent.TaskOverdue;
import dev.slipway.core.release.ReleaseEvent.TaskUnproven;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is told what of a release: the card always, the thread what happened, people what ended. */
final class ReleaseTellings {
  private ReleaseTellings() {}

  static List<Telling> of(Release release, ReleaseEvent event) {
    Place place = release.request().place();
    List<Telling> tellings = new ArrayList<>();
    tellings.add(new Telling.Card(place));
    if (worthALine(release, event)) {
      tellings.add(new Telling.Detail(place));
    }
    if (event instanceof ReleaseEvent.Spoken spoken && hasAsked(release)) {
      tellings.add(new Telling.Amendment(spoken.by()));
    } else {
      toBeTold(release, event).map(Telling.Notice::new).forEach(tellings::add);
    }
    return tellings;
  }

  private static boolean worthALine(Release release, ReleaseEvent event) {
    return switch (event) {
      case ReleaseRequested e -> false;
      case ReleasePlanned e -> !release.request().automatic();
      case ReleaseRefused e -> false;
      case ReleaseFoundThere e -> false;
      case ReleaseConfirmed e -> true;
      case PlanHeld e -> false;
      case PlanChanged e -> true;
      case ReleaseCancelled e -> true;
      case ReleaseExpired e -> true;
      case ReleaseSuperseded e -> true;
      case ReleaseDelayed e -> true;
      case TargetFetched e -> false;
      case TargetPrepared e -> true;
      case TaskIntended e -> false;
      case OfTask e -> true;
      case LiveRequested e -> true;
      case PreparationLapsed e -> true;
      case TargetStarted e -> false;
      case TargetProgressed e -> false;
      case ReleaseWatched e -> false;
      case TargetAtShare e -> true;
      case ShareRaised e -> true;
      case SignalsRead e -> true;
      case SignalBad e -> true;
      case TargetLive e -> true;
      case TargetFailed e -> true;
      case TargetTakenBack e -> true;
      case ReleaseEvent.ScalingNoted e -> false;
      case ReleaseEvent.ScalingSuspended e -> false;
      case ReleaseEvent.ScalingRestored e -> release.isFinal() || release instanceof Release.Mixed;
      case ReleaseEvent.ScalingSpared e -> true;
      case ReleaseEvent.ScalingStuck e -> true;
      case AbortRequested e -> true;
      case CarryOnRequested e -> true;
      case TakeBackRequested e -> true;
      case RollbackRequested e -> true;
      case EnvironmentHeld e -> true;
      case ChangeAccepted e -> false;
      case ChangeRejected e -> true;
      case AuthorsReminded e -> true;
      case ReleaseEvent.RevisionsRemoved e -> true;
    };
  }

  /** Whether its last notices to people, if there are any, ask whether their changes work. */
  private static boolean hasAsked(Release release) {
    return release.mayBeConfirmed()
        || (release instanceof Release.Live && release.request().automatic());
  }

  /** Whoever speaks is told that it was heard, once; how the release ended is not told again. */
  private static Stream<PersonId> toBeTold(Release release, ReleaseEvent event) {
    return switch (event) {
      case ReleaseEvent.Spoken e -> e.heardFrom().isEmpty() ? Stream.of(e.by()) : Stream.of();
      case TaskUnproven e -> askedOfTask(release);
      case TaskOverdue e -> askedOfTask(release);
      case SignalsRead e -> awaited(release);
      case ReleaseEvent.RevisionsRemoved e -> Stream.of();
      case AuthorsReminded e -> release.plan().stream().flatMap(plan -> plan.unseenBy().stream());
      case ReleaseEvent other -> concerned(release);
    };
  }

  /** Where the clock would go on and cannot: whoever confirmed decides. */
  private static Stream<PersonId> awaited(Release release) {
    return release instanceof Release.Baking baking
            && baking.asks()
            && !baking.run().plan().howLive().asksBetween()
        ? baking.run().confirmedBy().stream()
        : Stream.of();
  }

  private static Stream<PersonId> askedOfTask(Release release) {
    return release instanceof Release.Carried carried
        ? Stream.of(carried.run().confirmedBy(), release.request().by())
            .flatMap(Optional::stream)
            .distinct()
        : Stream.of();
  }

  /**
   * Authors hear that staging has their change, whoever confirmed that the next yes is awaited, and
   * everybody in a release that it failed.
   */
  static Stream<PersonId> concerned(Release release) {
    return switch (release) {
      case Release.Live(Run run) when run.tasks().failed().isPresent() -> everybody(run);
      case Release.Live(Run run) when run.request().automatic() -> run.plan().people().stream();
      case Release.Prepared(Run run, var until) -> run.confirmedBy().stream();
      case Release.Failed(Run run) -> everybody(run);
      case Release.Mixed(Run run) -> everybody(run);
      case Release.RolledBack(Run run) -> everybody(run);
      case Release ignored -> Stream.of();
    };
  }

  private static Stream<PersonId> everybody(Run run) {
    Stream<Optional<PersonId>> hands = Stream.of(run.request().by(), run.confirmedBy());
    return Stream.concat(hands.flatMap(Optional::stream), run.plan().people().stream()).distinct();
  }
}
