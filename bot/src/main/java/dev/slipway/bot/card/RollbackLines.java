package dev.slipway.bot.card;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.release.Rollback;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun.Stage;
import java.util.Optional;

/** What is said of a release that goes back, and of one that was rolled back. */
final class RollbackLines {
  private RollbackLines() {}

  /** The headline where it is another one than that of a release that goes onwards. */
  static Optional<String> headline(Release release) {
    if (!release.request().goesBack()) {
      return Optional.empty();
    }
    String to = Say.sha(release.request().commit());
    return switch (release) {
      case Release.Awaiting a when a.changes().isEmpty() ->
          Optional.of(
              ":leftwards_arrow_with_hook: *Roll back to %s?* Nothing has been changed."
                  .formatted(to));
      case Release.GoingLive g when !g.run().isStopped() ->
          Optional.of(":leftwards_arrow_with_hook: *Rolling back* to %s.".formatted(to));
      case Release.Live l ->
          Optional.of(":leftwards_arrow_with_hook: *Rolled back.* %s again.".formatted(all(l, to)));
      case Release.Mixed m -> Optional.of(mixed(m.run(), to));
      case Release.Failed f ->
          Optional.of(":x: *The rollback failed.* Users are still on the build that was to go.");
      case Release.RolledBack r ->
          Optional.of(
              ":leftwards_arrow_with_hook: *The rollback was taken back.* Users are on the build that"
                  + " was to go.");
      case Release other -> Optional.empty();
    };
  }

  /** Under the plan: what makes it quicker than a release. */
  static String steps(Apps apps, Plan plan) {
    return plan.rollback()
        .map(
            back ->
                "rollback to what %s verified live · no waits, no tasks%s%s"
                    .formatted(
                        back.verifiedBy(),
                        plan.waves() > 1 ? " · the last wave goes first" : "",
                        HowBack.forward(apps, plan, back)))
        .orElse("");
  }

  /** What the environment that a rollback left needs; nothing when it was not held. */
  static Optional<String> next(Release release) {
    return release instanceof Release.Carried carried && release.isFinal()
        ? carried.run().hold().map(hold -> closed(carried.run(), hold))
        : Optional.empty();
  }

  /** In the thread, where it is read once. */
  static String held(Release release, ProcessId hold) {
    ReleaseRequest request = release.request();
    return "%s is closed to releases by %s until somebody says %s."
        .formatted(request.environment(), hold, unhold(request));
  }

  private static String closed(Run run, ProcessId hold) {
    ReleaseRequest request = run.request();
    EnvironmentName environment = request.environment();
    String from = request.rollback().flatMap(Rollback::broughtBy).map(id -> " of " + id).orElse("");
    return "%s is closed by %s: %s opens it; the build%s comes there again only with %s"
        .formatted(environment, hold, unhold(request), from, Say.inCode("--again"));
  }

  private static String unhold(ReleaseRequest request) {
    return Say.inCode("!unhold %s %s".formatted(request.app(), request.environment()));
  }

  private static String mixed(Run run, String to) {
    return ":warning: *Mixed.* On %s again: %s. Not yet: %s."
        .formatted(
            to,
            ReleaseHeadline.names(run, Stage::runsNew),
            ReleaseHeadline.names(run, stage -> !stage.runsNew()));
  }

  private static String all(Release.Live live, String to) {
    int targets = live.run().targets().size();
    return targets == 1
        ? "%s runs %s".formatted(Say.name(live.run().targets().getFirst().name().value()), to)
        : "All %s run %s".formatted(Say.count(targets, "target"), to);
  }
}
