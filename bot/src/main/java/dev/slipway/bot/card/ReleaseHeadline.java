package dev.slipway.bot.card;

import dev.slipway.core.release.Release;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun;
import dev.slipway.core.release.TargetRun.Stage;
import java.util.List;
import java.util.function.Predicate;

/** The one line that says how a release stands. Names no person: it is posted in many places. */
final class ReleaseHeadline {
  private static final int MOST_NAMES = 10;

  private ReleaseHeadline() {}

  static String of(Release release) {
    return RollbackLines.headline(release).orElseGet(() -> usual(release));
  }

  private static String usual(Release release) {
    return switch (release) {
      case Release.Planning p ->
          p.delay()
              .map(why -> ":hourglass_flowing_sand: *Waiting*: %s.".formatted(Say.clause(why, 600)))
              .orElse(":hourglass_flowing_sand: *Planning.* Nothing has been changed.");
      case Release.Awaiting a when a.changes().isEmpty() ->
          ":raised_hand: *Waiting for a confirmation.* Nothing has been changed.";
      case Release.Awaiting a ->
          ":raised_hand: *The plan changed, and the confirmation is void.* Nothing has been"
              + " changed.";
      case Release.Confirmed c ->
          c.delay()
              .map(why -> ":hourglass_flowing_sand: *Confirmed, waiting*: " + Say.text(why, 400))
              .orElse(":eyes: *Confirmed.* The plan is checked once more.");
      case Release.Carried c when c.run().tasks().unproven().isPresent() ->
          ":grey_question: *Nobody knows whether %s ran.*"
              .formatted(Say.name(c.run().tasks().unproven().get().name().value()));
      case Release.Preparing p when p.run().any(Stage::runsNew) ->
          ":hourglass_flowing_sand: *Preparing the rest*: %s.%s"
              .formatted(names(p.run(), stage -> !stage.runsNew()), onNew(p.run()));
      case Release.Preparing p ->
          ":hourglass_flowing_sand: *Preparing %s.* Users see nothing of it yet."
              .formatted(Say.count(p.run().targets().size(), "target"));
      case Release.Prepared p ->
          ":large_blue_circle: *Prepared* on %s. Users see nothing of it yet."
              .formatted(all(p.run()));
      case Release.Baking b ->
          ":rocket: *Live for %s of the users*%s.".formatted(b.run().aim(), wave(b.run()));
      case Release.GoingLive g -> goingLive(g.run());
      case Release.TakingBack t when !t.run().any(Stage::runsNew) ->
          ":leftwards_arrow_with_hook: *Clearing away* what was prepared. Users saw nothing of it."
              + why(t.run());
      case Release.TakingBack t -> ":leftwards_arrow_with_hook: *Going back.*" + why(t.run());
      case Release.Mixed m -> mixed(m.run());
      case Release.Restoring r ->
          ":scales: *Restoring the scaling*. New build: %s. Old build: %s."
              .formatted(names(r.run(), Stage::runsNew), names(r.run(), stage -> !stage.runsNew()));
      case Release.Closing c ->
          ":lock: *Closing %s* to releases, so that it stays as it is."
              .formatted(c.request().environment());
      case Release.Superseded s ->
          ":fast_forward: *Gave way* to %s while only a part of the targets was live."
              .formatted(s.by());
      case Release.Finishing f ->
          ":white_check_mark: *Live* on %s. The last tasks are run.".formatted(all(f.run()));
      case Release.Live l when l.run().tasks().failed().isPresent() ->
          ":warning: *Live* on %s, but %s failed."
              .formatted(all(l.run()), Say.name(l.run().tasks().failed().get().name().value()));
      case Release.Live l -> ":white_check_mark: *Live* on %s.".formatted(all(l.run()));
      case Release.Failed f when f.run().isUnanswered() ->
          ":no_entry: *Expired.* Nobody put it live in time. Users are on the old build everywhere.";
      case Release.Failed f -> ":x: *Failed.* Users are on the old build everywhere.";
      case Release.RolledBack r ->
          ":leftwards_arrow_with_hook: *Rolled back.* Users are on the old build everywhere."
              + aborted(r.run());
      case Release.FoundThere f ->
          ":white_check_mark: *There already.* All targets run it, and nothing was changed.";
      case Release.Refused r -> ":no_entry: *Refused*: %s.".formatted(Say.clause(r.why(), 1000));
      case Release.Cancelled c -> ":no_entry: *Cancelled.* Users saw nothing of it.";
      case Release.Expired e ->
          ":no_entry: *Expired.* Nobody decided in time, and users saw nothing of it.";
    };
  }

  private static String goingLive(Run run) {
    if (run.any(Stage::hasFailed)) {
      return ":x: *Failing* on %s.".formatted(names(run, Stage::hasFailed));
    }
    String part = run.aim().isAll() ? "" : " for %s of the users".formatted(run.aim());
    return ":rocket: *Going live*%s%s.".formatted(part, wave(run));
  }

  private static String wave(Run run) {
    int waves = run.plan().waves();
    return waves > 1 ? ", wave %d of %d".formatted(run.waveNumber(), waves) : "";
  }

  private static String mixed(Run run) {
    return ":warning: *Mixed.*%s Old build: %s.%s%s"
        .formatted(onNew(run), names(run, stage -> !stage.runsNew()), halfway(run), aborted(run));
  }

  /** Where users have the new build, and where only a part of them. */
  private static String onNew(Run run) {
    String part =
        run.in(stage -> stage == Stage.AT_SHARE).stream()
            .flatMap(target -> target.share().stream())
            .findFirst()
            .map(
                share ->
                    " New build for %s of the users: %s."
                        .formatted(share, names(run, stage -> stage == Stage.AT_SHARE)))
            .orElse("");
    Predicate<Stage> wholly =
        stage -> stage.runsNew() && stage != Stage.AT_SHARE && stage != Stage.FAILED_HALFWAY;
    return run.any(wholly) || part.isEmpty()
        ? " New build: %s.%s".formatted(names(run, wholly), part)
        : part;
  }

  /** Users there may be on either. */
  private static String halfway(Run run) {
    return run.any(stage -> stage == Stage.FAILED_HALFWAY)
        ? " Halfway: %s.".formatted(names(run, stage -> stage == Stage.FAILED_HALFWAY))
        : "";
  }

  private static String all(Run run) {
    List<TargetRun> targets = run.targets();
    return targets.size() == 1
        ? Say.name(targets.getFirst().name().value())
        : "all " + Say.count(targets.size(), "target");
  }

  static String names(Run run, Predicate<Stage> stage) {
    List<String> names =
        run.in(stage).stream().map(target -> Say.name(target.name().value())).toList();
    return names.isEmpty() ? "none" : Say.list(names, MOST_NAMES);
  }

  private static String why(Run run) {
    return run.abortedBy().isEmpty() && run.firstVerdict().isPresent()
        ? " It failed: %s.".formatted(run.firstVerdict().get().reason().said())
        : aborted(run);
  }

  private static String aborted(Run run) {
    return run.abortedBy().isPresent() && run.recall().isEmpty() ? " It was aborted." : "";
  }
}
