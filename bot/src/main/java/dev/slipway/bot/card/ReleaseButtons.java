package dev.slipway.bot.card;

import dev.slipway.bot.card.Button.Style;
import dev.slipway.bot.card.Button.Verb;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Release;
import java.util.List;

/** The buttons that work now, and no others. */
final class ReleaseButtons {
  private ReleaseButtons() {}

  static List<Button> of(ProcessId id, Release release) {
    String sha = release.request().commit().abbreviated();
    String environment = release.request().environment().value();
    return switch (release) {
      case Release.Planning p when !p.request().automatic() ->
          List.of(cancel(id, sha, environment));
      case Release.Awaiting a when a.mayRemind() ->
          List.of(
              confirm(id, a.proposed()),
              cancel(id, sha, environment),
              AcceptanceButtons.remind(id, a.proposed()));
      case Release.Awaiting a -> List.of(confirm(id, a.proposed()), cancel(id, sha, environment));
      case Release.Mixed m -> List.of(carryOn(id, m.run().plan()), takeBack(id, m.run().plan()));
      case Release other when other.mayBeAborted() ->
          List.of(abort(id, sha, environment, other instanceof Release.GoingLive));
      case Release other -> List.of();
    };
  }

  private static Button confirm(ProcessId id, Plan plan) {
    String sha = plan.to().sha().abbreviated();
    String back =
        plan.takesOut() > 0
            ? " It takes out %s.".formatted(Say.count(plan.takesOut(), "commit"))
            : "";
    return new Button(
        Verb.CONFIRM,
        "Confirm " + sha,
        Style.PRIMARY,
        ActionIds.value(id, plan.hash()),
        "Release %s to %s?".formatted(sha, plan.environment()),
        "It brings %s to %s: %s.%s"
            .formatted(
                plan.commitCount() == 0
                    ? "no new commits"
                    : Say.count(plan.commitCount(), "commit"),
                Say.count(plan.targets().size(), "target"),
                Say.list(names(plan), 8),
                back));
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

  private static Button abort(ProcessId id, String sha, String environment, boolean moving) {
    return new Button(
        Verb.ABORT,
        "Abort " + sha,
        Style.DANGER,
        ActionIds.value(id),
        "Abort the release to %s?".formatted(environment),
        moving
            ? "Targets that move now go back to what they ran before. Those that are live stay"
                + " live, and you decide about them."
            : "No target has moved yet, and none will.");
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

  private static Button takeBack(ProcessId id, Plan plan) {
    String to =
        plan.from().map(commit -> commit.sha().abbreviated()).orElse("what they ran before");
    return new Button(
        Verb.TAKE_BACK,
        "Take back to " + to,
        Style.DANGER,
        ActionIds.value(id),
        "Take everything back?",
        "Every target that runs %s goes back to %s.".formatted(plan.to().sha().abbreviated(), to));
  }

  private static List<String> names(Plan plan) {
    return plan.targets().stream().map(target -> target.name().value()).toList();
  }
}
