package dev.slipway.bot.card;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.engine.ProcessKind;
import java.util.Locale;

/**
 * A button that asks once more before it does something, unless it can be undone by another click.
 *
 * @param verb what a click means
 * @param value what the click brings back; at most 2000 characters
 * @param question the title of the dialog; empty when there is none
 * @param effect what will happen, in the dialog; plain text
 */
record Button(Verb verb, String label, Style style, String value, String question, String effect) {
  /** What a click on a card means; the lower case name is the end of the action id. */
  enum Verb {
    CONFIRM(ProcessKind.RELEASE),
    CANCEL(ProcessKind.RELEASE),
    GO_LIVE(ProcessKind.RELEASE),
    RAISE(ProcessKind.RELEASE),
    ABORT(ProcessKind.RELEASE),
    CARRY_ON(ProcessKind.RELEASE),
    TAKE_BACK(ProcessKind.RELEASE),
    REMIND(ProcessKind.RELEASE),
    WORKS(ProcessKind.RELEASE),
    FAILS(ProcessKind.RELEASE),
    LAND(ProcessKind.PICK),
    DROP(ProcessKind.PICK),
    PICK_FIRST(ProcessKind.PICK),
    RESOLVED(ProcessKind.PICK),
    STOP_BUILD(ProcessKind.BUILD),
    LIFT(ProcessKind.HOLD);

    private final ProcessKind kind;

    Verb(ProcessKind kind) {
      this.kind = kind;
    }

    /** Of the card that the button is on. */
    ProcessKind kind() {
      return kind;
    }
  }

  /** How the button stands out. */
  enum Style {
    PRIMARY,
    DANGER,
    QUIET;

    String slack() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Does it at once. */
  static Button plain(Verb verb, String label, Style style, String value) {
    return new Button(verb, label, style, value, "", "");
  }

  ObjectNode json(JsonMapper json) {
    ObjectNode button = json.createObjectNode().put("type", "button");
    button.put("action_id", ActionIds.of(verb)).put("value", value);
    button.set("text", Blocks.plain(Cut.to(label, 75)));
    if (!question.isEmpty()) {
      button.set("confirm", dialog(json));
    }
    if (style != Style.QUIET) {
      button.put("style", style.slack());
    }
    return button;
  }

  private ObjectNode dialog(JsonMapper json) {
    ObjectNode dialog = json.createObjectNode();
    dialog.set("title", Blocks.plain(Cut.to(question, 100)));
    dialog.set("text", Blocks.plain(Cut.to(effect, 300)));
    dialog.set("confirm", Blocks.plain("Yes"));
    dialog.set("deny", Blocks.plain("No"));
    if (style != Style.QUIET) {
      dialog.put("style", style.slack());
    }
    return dialog;
  }
}
