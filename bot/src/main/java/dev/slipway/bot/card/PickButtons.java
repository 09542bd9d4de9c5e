package dev.slipway.bot.card;

import dev.slipway.bot.card.Button.Style;
import dev.slipway.bot.card.Button.Verb;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.repository.Commit;
import java.util.ArrayList;
import java.util.List;

/** The buttons of a pick that work now, and no others. */
final class PickButtons {
  private PickButtons() {}

  static List<Button> of(ProcessId id, Pick pick) {
    return switch (pick) {
      case Pick.Rehearsed r -> List.of(land(id, r), drop(id));
      case Pick.Conflicted c -> conflicted(id, c);
      case Pick other -> List.of();
    };
  }

  private static List<Button> conflicted(ProcessId id, Pick.Conflicted pick) {
    List<Button> buttons = new ArrayList<>();
    if (!pick.advice().prerequisites().isEmpty()) {
      buttons.add(pickFirst(id, pick.advice().prerequisites().size()));
    }
    buttons.add(resolved(id, pick));
    buttons.add(drop(id));
    return buttons;
  }

  private static Button land(ProcessId id, Pick.Rehearsed pick) {
    List<Commit> commits = pick.request().commits();
    String what =
        commits.size() == 1
            ? commits.getFirst().sha().abbreviated()
            : Say.count(commits.size(), "commit");
    String label = (pick.request().reverts() ? "Unpick " : "Land ") + what;
    return new Button(
        Verb.LAND,
        label,
        Style.PRIMARY,
        ActionIds.value(id, pick.rehearsal().onto()),
        label + "?",
        "It is pushed to %s, and built by itself.".formatted(pick.request().branch()));
  }

  private static Button pickFirst(ProcessId id, int missing) {
    return new Button(
        Verb.PICK_FIRST,
        missing == 1 ? "Pick this one first" : "Pick these %d first".formatted(missing),
        Style.PRIMARY,
        ActionIds.value(id),
        "Pick what is missing first?",
        "%s and this pick are rehearsed together, as one. Nothing lands before you have seen it."
            .formatted(Say.count(missing, "commit")));
  }

  private static Button resolved(ProcessId id, Pick.Conflicted pick) {
    return new Button(
        Verb.RESOLVED,
        "I resolved it",
        Style.QUIET,
        ActionIds.value(id),
        "Land what you resolved?",
        "The branch %s is checked: copies of exactly these commits on the present %s. Then it is landed."
            .formatted(Pick.Conflicted.resolvedOn(id), pick.request().branch()));
  }

  private static Button drop(ProcessId id) {
    return new Button(
        Verb.DROP,
        "Drop it",
        Style.DANGER,
        ActionIds.value(id),
        "Drop %s?".formatted(id),
        "Nothing has landed, and nothing will.");
  }
}
