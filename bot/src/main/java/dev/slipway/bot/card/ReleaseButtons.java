package dev.slipway.bot.card;

import dev.slipway.bot.card.Button.Style;
import dev.slipway.bot.card.Button.Verb;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Release;
import java.util.List;
import java.util.Optional;

/** The buttons that work now, and no others. */
final class ReleaseButtons {
  private ReleaseButtons() {}

  static List<Button> of(ProcessId id, Release release) {
    Optional<Plan> plan = release.plan();
    if (plan.isEmpty()) {
      return List.of();
    }
    return switch (release) {
      case Release.Awaiting a -> List.of(confirm(id, a.proposed()), cancel(id, a.proposed()));
      case Release.Mixed m -> List.of(carryOn(id, plan.get()), takeBack(id, plan.get()));
      case Release other when other.mayBeAborted() -> List.of(abort(id, plan.get()));
      case Release other -> List.of();
    };
  }

  private static Button confirm(ProcessId id, Plan plan) {
    return new Button(
        Verb.CONFIRM,
        "Confirm " + plan.to().sha().abbreviated(),
        Style.PRIMARY,
        ActionIds.value(id, plan.hash()),
        "Release %s to %s?".formatted(plan.to().sha().abbreviated(), plan.environment()),
        "%s will run on %s: %s."
            .formatted(
                plan.to().sha().abbreviated(),
                Say.count(plan.targets().size(), "target"),
                Say.list(
                    plan.targets().stream().map(target -> target.name().value()).toList(), 8)));
  }

  private static Button cancel(ProcessId id, Plan plan) {
    return new Button(
        Verb.CANCEL,
        "Cancel",
        Style.QUIET,
        ActionIds.value(id),
        "Cancel this release?",
        "Nothing has been changed in %s, and nothing will be.".formatted(plan.environment()));
  }

  private static Button abort(ProcessId id, Plan plan) {
    return new Button(
        Verb.ABORT,
        "Abort " + plan.to().sha().abbreviated(),
        Style.DANGER,
        ActionIds.value(id),
        "Abort the release to %s?".formatted(plan.environment()),
        "Targets that move now go back to what they ran before; those that are live already stay"
            + " live, and you decide about them.");
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
}
