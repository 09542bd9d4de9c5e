package dev.slipway.bot.card;

import dev.slipway.core.release.Release;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun.Stage;
import java.util.List;

/** The one line that says how a release stands, and what the bot does next. */
final class ReleaseHeadline {
  private ReleaseHeadline() {}

  static String of(Release release) {
    return switch (release) {
      case Release.Planning p ->
          p.delay()
              .map(why -> ":hourglass_flowing_sand: *Waiting*: " + Say.text(why, 400))
              .orElse(":hourglass_flowing_sand: *Planning*…");
      case Release.Awaiting a when a.changes().isEmpty() ->
          ":raised_hand: *Waiting for a confirmation.* Nothing has been changed.";
      case Release.Awaiting a ->
          ":raised_hand: *The plan changed*, the confirmation is void: %s. Confirm again."
              .formatted(Say.text(String.join("; ", a.changes()), 600));
      case Release.Confirmed c -> ":eyes: *Confirmed.* Checking the plan once more…";
      case Release.Preparing p ->
          ":hourglass_flowing_sand: *Preparing* %s. Users see nothing of it yet."
              .formatted(Say.count(p.run().targets().size(), "target"));
      case Release.GoingLive g -> goingLive(g.run());
      case Release.TakingBack t -> ":leftwards_arrow_with_hook: *Taking back*…" + aborted(t.run());
      case Release.Mixed m -> mixed(m.run());
      case Release.Live l ->
          ":white_check_mark: *Live* on %s."
              .formatted(
                  l.run().targets().size() == 1
                      ? "its target"
                      : "all " + Say.count(l.run().targets().size(), "target"));
      case Release.Failed f ->
          ":x: *Failed.* Users are on the old build everywhere; nothing more will be tried.";
      case Release.RolledBack r ->
          ":leftwards_arrow_with_hook: *Rolled back.* Users are on the old build everywhere."
              + aborted(r.run());
      case Release.Refused r ->
          ":no_entry: *Refused*: %s. %s".formatted(Say.text(r.why(), 500), r.next());
      case Release.Cancelled c ->
          ":no_entry: *Cancelled* by %s. Nothing was changed.".formatted(Say.person(c.by()));
      case Release.Expired e -> ":no_entry: *Expired*: nobody confirmed it. Nothing was changed.";
    };
  }

  private static String goingLive(Run run) {
    if (run.any(Stage::hasFailed)) {
      return ":x: *Failing.* No further target is started; those that move are watched to their end.";
    }
    int waves = run.plan().waves();
    String wave =
        waves > 1 ? ", wave %d of %d".formatted(run.wave().getFirst().target().wave(), waves) : "";
    return ":rocket: *Going live*" + wave + "…";
  }

  private static String mixed(Run run) {
    List<String> fresh =
        run.in(Stage::runsNew).stream().map(target -> target.name().value()).toList();
    List<String> old =
        run.in(stage -> !stage.runsNew()).stream().map(target -> target.name().value()).toList();
    String onOld = old.isEmpty() ? "" : " Old build: %s.".formatted(Say.list(old, 10));
    return ":warning: *Mixed.* New build: %s.%s Carry on, or take everything back."
            .formatted(Say.list(fresh, 10), onOld)
        + aborted(run);
  }

  private static String aborted(Run run) {
    return run.abortedBy().map(by -> " Aborted by " + Say.person(by) + ".").orElse("");
  }
}
