package dev.slipway.bot.card;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.desk.Rights;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun;
import java.util.Optional;

/** The line in the thread of a card that says what happened. */
final class Details {
  private Details() {}

  static String of(Pick pick, PickEvent event) {
    return switch (event) {
      case PickEvent.PickLanded e ->
          "landed on `%s`, head is now %s".formatted(pick.request().branch(), Say.sha(e.head()));
      case PickEvent.PickStaged e ->
          "%s your pick is on %s (%s)"
              .formatted(Say.person(pick.request().by()), e.environment(), e.release());
      case PickEvent other -> plain(other);
    };
  }

  static String of(BuildEvent event) {
    return switch (event) {
      case BuildEvent.BuildFailed e -> "failed: " + Say.text(e.why(), 500);
      case BuildEvent.BuildLost e ->
          "lost: %s; it is started once more".formatted(Say.text(e.why(), 500));
      case BuildEvent other -> plain(other);
    };
  }

  static String of(Apps apps, Release release, ReleaseEvent event) {
    return switch (event) {
      case ReleaseEvent.ReleasePlanned e ->
          whoMayConfirm(apps, release) + " please confirm or cancel";
      case ReleaseEvent.ReleaseConfirmed e -> "confirmed by " + Say.person(e.by());
      case ReleaseEvent.PlanChanged e ->
          "the plan changed: %s. %s please look again"
              .formatted(
                  Say.text(String.join("; ", e.changes()), 600), whoMayConfirm(apps, release));
      case ReleaseEvent.ReleaseCancelled e -> "cancelled by " + Say.person(e.by());
      case ReleaseEvent.ReleaseExpired e ->
          requester(release) + "expired: nobody confirmed it in time";
      case ReleaseEvent.ReleaseDelayed e -> "waiting: " + Say.text(e.why(), 500);
      case ReleaseEvent.AbortRequested e -> "abort asked for by " + Say.person(e.by());
      case ReleaseEvent.CarryOnRequested e -> Say.person(e.by()) + " carries on";
      case ReleaseEvent.TakeBackRequested e -> Say.person(e.by()) + " takes everything back";
      case ReleaseEvent.TargetPrepared e ->
          onTarget(release, e.target().value(), "prepared, users see nothing of it yet");
      case ReleaseEvent.TargetLive e ->
          onTarget(release, e.target().value(), "live")
              + ended(release)
              + "\n_"
              + Say.text(e.evidence(), 400)
              + "_";
      case ReleaseEvent.TargetFailed e ->
          "%s on `%s`: %s%s%s"
              .formatted(
                  e.verdict().reason().said(),
                  Say.text(e.target().value(), 60),
                  Say.text(e.verdict().cause(), 500),
                  e.verdict().evidence().isBlank()
                      ? ""
                      : "\n" + Say.code(e.verdict().evidence(), 1200),
                  ended(release));
      case ReleaseEvent.TargetTakenBack e ->
          "back on the old build on `%s`: %s%s"
              .formatted(
                  Say.text(e.target().value(), 60), Say.text(e.evidence(), 400), ended(release));
      case ReleaseEvent other -> plain(other);
    };
  }

  /** {@code 3f2a91c is live on web, it ran a71d004}: which build is where, by name. */
  private static String onTarget(Release release, String target, String what) {
    Optional<Run> run =
        release instanceof Release.Carried carried ? Optional.of(carried.run()) : Optional.empty();
    String before =
        run.flatMap(
                r -> r.targets().stream().filter(t -> t.name().value().equals(target)).findFirst())
            .map(TargetRun::target)
            .flatMap(planned -> planned.from())
            .map(commit -> ", before: " + Say.sha(commit.sha()))
            .orElse("");
    return "`%s`: %s %s%s"
        .formatted(Say.text(target, 60), Say.sha(release.request().commit()), what, before);
  }

  private static String ended(Release release) {
    return release.isFinal() && !release.request().automatic()
        ? "\n" + requester(release) + "release to " + release.request().environment() + " is over"
        : "";
  }

  private static String requester(Release release) {
    return release.request().by().map(by -> Say.person(by) + " ").orElse("");
  }

  private static String whoMayConfirm(Apps apps, Release release) {
    ReleaseRequest request = release.request();
    return apps.find(request.app())
        .flatMap(app -> app.environment(request.environment()))
        .map(Environment::confirm)
        .map(right -> right.everyone() ? named(request.by()) : Rights.said(right))
        .orElse("");
  }

  private static String named(Optional<PersonId> by) {
    return by.map(Say::person).orElse("");
  }

  private static String plain(Object event) {
    return event.getClass().getSimpleName();
  }
}
