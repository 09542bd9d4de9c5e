package dev.slipway.bot.card;

import dev.slipway.bot.card.Button.Style;
import dev.slipway.bot.card.Button.Verb;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun;
import java.util.List;

/** The buttons that work now, and no others. */
final class ReleaseButtons {
  private static final String NOTHING_MOVED = "No target has moved yet, and none will.";
  private static final String GOES_BACK =
      "Targets that move now go back to what they ran before. Those that are live stay live, and you"
          + " decide about them.";

  private ReleaseButtons() {}

  static List<Button> of(Apps apps, ProcessId id, Release release) {
    String sha = release.request().commit().abbreviated();
    String environment = release.request().environment().value();
    return switch (release) {
      case Release.Planning p when !p.request().automatic() ->
          List.of(cancel(id, sha, environment));
      case Release.Awaiting a when a.mayRemind() && AcceptanceLines.areAsked(apps, a.proposed()) ->
          List.of(
              confirm(id, a.proposed()),
              cancel(id, sha, environment),
              AcceptanceButtons.remind(id, a.proposed()));
      case Release.Awaiting a -> List.of(confirm(id, a.proposed()), cancel(id, sha, environment));
      case Release.Preparing p when p.run().tasks().unproven().isPresent() ->
          List.of(
              vouch(id, p.run(), true),
              vouch(id, p.run(), false),
              abort(apps, id, p, NOTHING_MOVED + preparedGoes(p.run())));
      case Release.Finishing f when f.run().tasks().unproven().isPresent() ->
          List.of(vouch(id, f.run(), true), vouch(id, f.run(), false));
      case Release.Mixed m -> List.of(carryOn(id, m.run().plan()), takeBack(id, apps, m));
      case Release.Prepared p ->
          List.of(goLive(id, p.run()), abort(apps, id, p, NOTHING_MOVED + preparedGoes(p.run())));
      case Release.Baking b ->
          List.of(raise(id, b), abort(apps, id, b, HowBack.fromShare(b.run())));
      case Release.GoingLive g -> List.of(abort(apps, id, g, GOES_BACK, HowBack.of(apps, g.run())));
      case Release.Preparing p when p.run().any(TargetRun.Stage::runsNew) ->
          List.of(abort(apps, id, p, HowBack.stays(p.run())));
      case Release.Preparing p ->
          List.of(abort(apps, id, p, NOTHING_MOVED + preparedGoes(p.run())));
      case Release.Confirmed c -> List.of(abort(apps, id, c, NOTHING_MOVED));
      case Release other -> List.of();
    };
  }

  private static Button confirm(ProcessId id, Plan plan) {
    String sha = plan.to().sha().abbreviated();
    String back =
        plan.takesOut() > 0
            ? " It takes out %s.".formatted(Say.count(plan.takesOut(), "commit"))
            : "";
    return plan.rollback().isPresent() ? confirmBack(id, plan) : confirm(id, plan, sha, back);
  }

  private static Button confirm(ProcessId id, Plan plan, String sha, String back) {
    return new Button(
        Verb.CONFIRM,
        "Confirm " + sha,
        Style.PRIMARY,
        ActionIds.value(id, plan.hash()),
        "Release %s to %s?".formatted(sha, plan.environment()),
        "It brings %s to %s: %s.%s%s"
            .formatted(
                plan.commitCount() == 0
                    ? "no new commits"
                    : Say.count(plan.commitCount(), "commit"),
                Say.count(plan.targets().size(), "target"),
                Say.list(names(plan), 8),
                back,
                broken(plan)));
  }

  private static Button confirmBack(ProcessId id, Plan plan) {
    String sha = plan.to().sha().abbreviated();
    return new Button(
        Verb.CONFIRM,
        "Confirm " + sha,
        Style.DANGER,
        ActionIds.value(id, plan.hash()),
        "Roll %s back to %s?".formatted(plan.environment(), sha),
        "It takes %s from %s: %s. Afterwards %s is closed to releases until somebody opens it."
            .formatted(
                Say.count(plan.takesOut(), "commit"),
                Say.count(plan.targets().size(), "target"),
                Say.list(names(plan), 8),
                plan.environment()));
  }

  private static String broken(Plan plan) {
    int rejected = (int) plan.commits().stream().filter(PlannedCommit::isRejected).count();
    return rejected == 0
        ? ""
        : " Authors say that %s in it %s not work."
            .formatted(Say.count(rejected, "change"), rejected == 1 ? "does" : "do");
  }

  private static Button cancel(ProcessId id, String sha, String environment) {
    return new Button(
        Verb.CANCEL,
        "Cancel " + sha,
        Style.QUIET,
        ActionIds.value(id),
        "Cancel this release?",
        "Nothing has been changed in %s, and nothing will be.".formatted(environment));
  }

  private static Button goLive(ProcessId id, Run run) {
    Plan plan = run.plan();
    String sha = plan.to().sha().abbreviated();
    Share first = plan.howLive().first();
    return new Button(
        Verb.GO_LIVE,
        first.isAll() ? "Go live " + sha : "Go live %s for %s".formatted(sha, first),
        Style.PRIMARY,
        ActionIds.value(id),
        "Put %s live on %s?".formatted(sha, plan.environment()),
        "%s of the users of %s move to it.%s"
            .formatted(
                first.isAll() ? "All" : first.toString(),
                Say.list(names(plan), 8),
                plan.waves() > 1 ? " The first wave goes first." : ""));
  }

  private static Button raise(ProcessId id, Release.Baking baking) {
    String sha = baking.run().plan().to().sha().abbreviated();
    Share next = baking.next();
    return new Button(
        Verb.RAISE,
        "%s for %s".formatted(sha, next),
        Style.PRIMARY,
        ActionIds.value(id, next),
        "Go on to %s?".formatted(next),
        "%s of the users move to %s; it has been %s until now."
            .formatted(next.isAll() ? "All" : next.toString(), sha, baking.run().aim()));
  }

  private static Button abort(Apps apps, ProcessId id, Release release, String effect) {
    return abort(apps, id, release, effect, "");
  }

  /** What stays done is said before what may be cut off. */
  private static Button abort(Apps apps, ProcessId id, Release release, String effect, String how) {
    ReleaseRequest request = release.request();
    return new Button(
        Verb.ABORT,
        "Abort " + request.commit().abbreviated(),
        Style.DANGER,
        ActionIds.value(id),
        "Abort the release to %s?".formatted(request.environment()),
        effect + TaskLines.stay(id, release) + how + HowBack.afterwards(apps, release));
  }

  private static Button vouch(ProcessId id, Run run, boolean ran) {
    TaskName task = run.tasks().unproven().orElseThrow().name();
    return new Button(
        ran ? Verb.RAN : Verb.RUN_AGAIN,
        ran ? "%s ran".formatted(task) : "%s did not run, run it".formatted(task),
        ran ? Style.PRIMARY : Style.DANGER,
        ActionIds.value(id, task),
        ran ? "Are you sure that %s ran?".formatted(task) : "Run %s again?".formatted(task),
        ran
            ? "The release goes on, and %s is not started again.".formatted(task)
            : "It is started again. If it did run, it runs twice.");
  }

  private static String preparedGoes(Run run) {
    return run.targets().stream().anyMatch(target -> target.target().beside())
        ? " What is prepared is taken away."
        : "";
  }

  private static Button carryOn(ProcessId id, Plan plan) {
    return new Button(
        Verb.CARRY_ON,
        "Carry on with " + plan.to().sha().abbreviated(),
        Style.PRIMARY,
        ActionIds.value(id),
        "Carry on with %s?".formatted(plan.to().sha().abbreviated()),
        "The targets that do not run it yet are tried again.");
  }

  private static Button takeBack(ProcessId id, Apps apps, Release.Mixed mixed) {
    Plan plan = mixed.run().plan();
    String to =
        plan.from().map(commit -> commit.sha().abbreviated()).orElse("what they ran before");
    return new Button(
        Verb.TAKE_BACK,
        "Take back to " + to,
        Style.DANGER,
        ActionIds.value(id),
        "Take everything back?",
        "Every target that runs %s goes back to %s.%s%s"
            .formatted(
                plan.to().sha().abbreviated(),
                to,
                TaskLines.stay(id, mixed),
                HowBack.of(apps, mixed.run())));
  }

  private static List<String> names(Plan plan) {
    return plan.targets().stream().map(target -> target.name().value()).toList();
  }
}
