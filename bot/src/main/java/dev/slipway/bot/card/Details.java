package dev.slipway.bot.card;

import dev.slipway.core.app.Apps;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import java.util.List;
import java.util.Locale;

/** The line in the thread of a card that says what happened. Pings only whom it concerns. */
final class Details {
  private Details() {}

  static String of(Pick pick, PickEvent event) {
    return switch (event) {
      case PickEvent.PickLanded e ->
          "Landed on %s, its head is now %s."
              .formatted(Say.inCode(pick.request().branch().value()), Say.sha(e.head()));
      case PickEvent.PickStaged e ->
          (pick.request().reverts()
                  ? "%s What you took back is gone from %s with %s."
                  : "%s Your pick is on %s with %s.")
              .formatted(Say.person(pick.request().by()), e.environment(), e.release());
      case PickEvent.PickRehearsed e ->
          "%s It applies. Read the card, then land it or drop it."
              .formatted(Say.person(pick.request().by()));
      case PickEvent.PickAgreed e -> "%s lands it.".formatted(Say.person(e.by()));
      case PickEvent.PickDropped e -> "Dropped by %s.".formatted(Say.person(e.by()));
      case PickEvent.PickExpired e ->
          "%s Nobody decided in time, so it expired.".formatted(Say.person(pick.request().by()));
      case PickEvent.PickReplaced e ->
          "%s picks what is missing first: %s.".formatted(Say.person(e.by()), e.with());
      case PickEvent.PickNotResolved e -> notResolved(pick, e.why());
      case PickEvent.PickFailed e when pick instanceof Pick.Conflicted ->
          notResolved(pick, e.why());
      case PickEvent other -> plain(other);
    };
  }

  private static String notResolved(Pick pick, String why) {
    return "%sThe branch cannot be landed: %s.".formatted(resolver(pick), Say.clause(why, 700));
  }

  private static String resolver(Pick pick) {
    return pick instanceof Pick.Conflicted conflicted
        ? conflicted.problem().map(problem -> Say.person(problem.by()) + " ").orElse("")
        : "";
  }

  static String of(BuildEvent event) {
    return switch (event) {
      case BuildEvent.BuildFailed e -> "The build failed: %s.".formatted(Say.clause(e.why(), 700));
      case BuildEvent.BuildLost e -> "The build is lost: %s.".formatted(Say.clause(e.why(), 700));
      case BuildEvent.BuildStopped e -> "Stopped by %s.".formatted(Say.person(e.by()));
      case BuildEvent other -> plain(other);
    };
  }

  static String of(Apps apps, Release release, ReleaseEvent event) {
    return switch (event) {
      case ReleaseEvent.ReleasePlanned e ->
          Confirmers.called(apps, release.request())
              + "The plan is ready. Read the card, then confirm or cancel.";
      case ReleaseEvent.PlanChanged e ->
          "%sThe plan changed, and the confirmation is void: %s. Read the card, then confirm or cancel."
              .formatted(
                  Confirmers.called(apps, release.request()),
                  Say.clause(String.join("; ", e.changes()), 900));
      case ReleaseEvent.ReleaseConfirmed e -> "Confirmed by %s.".formatted(Say.person(e.by()));
      case ReleaseEvent.ReleaseCancelled e ->
          "%sCancelled by %s. Nothing was changed."
              .formatted(requesterUnless(e.by(), release), Say.person(e.by()));
      case ReleaseEvent.ReleaseExpired e ->
          "%sNobody confirmed it in time, so it expired. Nothing was changed."
              .formatted(requester(release));
      case ReleaseEvent.ReleaseSuperseded e ->
          "It gave way to %s, which goes to all targets.".formatted(e.by());
      case ReleaseEvent.ReleaseDelayed e -> "Waiting: %s.".formatted(Say.clause(e.why(), 700));
      case ReleaseEvent.OfTask e -> TaskDetails.of(release, e);
      case ReleaseEvent.LiveRequested e -> "%s puts it live.".formatted(Say.person(e.by()));
      case ReleaseEvent.PreparationLapsed e -> "Nobody put it live in time.";
      case ReleaseEvent.ShareRaised e ->
          "%s goes on to %s of the users."
              .formatted(e.by().map(Say::person).orElse("It"), e.share());
      case ReleaseEvent.SignalsRead e -> SignalLines.said(release, e);
      case ReleaseEvent.SignalBad e -> SignalLines.said(release, e);
      case ReleaseEvent.AbortRequested e ->
          "%sAborted by %s.".formatted(requesterUnless(e.by(), release), Say.person(e.by()));
      case ReleaseEvent.CarryOnRequested e -> "%s carries on.".formatted(Say.person(e.by()));
      case ReleaseEvent.TakeBackRequested e ->
          "%s takes everything back.".formatted(Say.person(e.by()));
      case ReleaseEvent.RollbackRequested e ->
          "%s%s rolls it back: everything returns to the old build."
              .formatted(requesterUnless(e.by(), release), Say.person(e.by()));
      case ReleaseEvent.EnvironmentHeld e ->
          "%s%s %s"
              .formatted(
                  release.request().goesBack() ? requester(release) : "",
                  ReleaseHeadline.of(release),
                  RollbackLines.held(release, e.hold()));
      case ReleaseEvent.Spoken e -> spoken(release, e);
      case ReleaseEvent.AuthorsReminded e ->
          "%s has those reminded who have not looked at their changes."
              .formatted(Say.person(e.by()));
      case ReleaseEvent other -> TargetDetails.of(release, other);
    };
  }

  /** In the thread nobody is pinged for what somebody found. */
  private static String spoken(Release release, ReleaseEvent.Spoken event) {
    List<PlannedCommit> theirs =
        release.plan().map(Plan::commits).orElse(List.of()).stream()
            .filter(commit -> event.commits().contains(commit.commit().sha()))
            .toList();
    String whose = theirs.stream().findFirst().map(PlannedCommit::whose).orElse("an author");
    List<String> shas = theirs.stream().map(commit -> Say.sha(commit.commit().sha())).toList();
    return "%s %s"
        .formatted(Say.list(shas, 5), AcceptanceLines.said(event.word(), Say.name(whose)));
  }

  private static String requesterUnless(PersonId person, Release release) {
    return release.request().by().filter(person::equals).isPresent() ? "" : requester(release);
  }

  private static String requester(Release release) {
    return release.request().by().map(by -> Say.person(by) + " ").orElse("");
  }

  /**
   * {@code PickQueued} as {@code pick queued}: an event that is not told today still has a name.
   */
  static String plain(Object event) {
    String words = event.getClass().getSimpleName().replaceAll("(?<!^)([A-Z])", " $1");
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT) + ".";
  }
}
