package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.WorkspacePlan;
import java.util.HashMap;
import java.util.Map;

/** What a person does on the page. */
final class PageActs {
  private final WorkspacePlan plan;
  private final PanelFeed panel;

  PageActs(WorkspacePlan plan, PanelFeed panel) {
    this.plan = plan;
    this.panel = panel;
  }

  /**
   * Carries one act out.
   *
   * @throws IllegalStateException if this person cannot do that here
   */
  void perform(Person person, JsonNode act) {
    String channel = text(act, "channel");
    String ts = text(act, "ts");
    switch (text(act, "act")) {
      case "say" -> say(person, channel, act);
      case "click" ->
          person.press(
              channel,
              ts,
              text(act, "block"),
              text(act, "action"),
              text(act, "option"),
              act.path("values").isObject() ? act.path("values") : Json.object());
      case "react" -> person.react(channel, ts, text(act, "emoji"));
      case "delete" -> person.delete(channel, ts);
      case "join" -> person.join(channel);
      case "home" -> person.openHome();
      case "press" ->
          person.pressInView(text(act, "view"), text(act, "block"), text(act, "action"));
      case "submit" -> person.submit(text(act, "view"), act.path("values"));
      case "close" -> person.closeView(text(act, "view"));
      case "switch" -> turn(person, act);
      default -> throw new IllegalStateException("unknown act " + text(act, "act"));
    }
  }

  private static String text(JsonNode act, String field) {
    return act.path(field).asText();
  }

  private void say(Person person, String channel, JsonNode act) {
    String said = text(act, "text").strip();
    String thread = text(act, "thread");
    if (said.isEmpty()) {
      return;
    }
    if (said.startsWith("/")) {
      slash(person, channel, said, thread);
    } else if (thread.isEmpty()) {
      person.type(channel, said);
    } else if (act.path("broadcast").asBoolean()) {
      person.replyAndBroadcast(channel, thread, said);
    } else {
      person.reply(channel, thread, said);
    }
  }

  private void slash(Person person, String channel, String said, String thread) {
    String[] parts = said.split("\\s+", 2);
    if (!thread.isEmpty()) {
      throw new IllegalStateException(parts[0] + " is not supported in threads");
    }
    if (!plan.commands().contains(parts[0])) {
      throw new IllegalStateException(parts[0] + " is not a valid command");
    }
    person.slash(channel, parts[0], parts.length > 1 ? parts[1] : "");
  }

  private void turn(Person person, JsonNode act) {
    Map<String, String> values = new HashMap<>();
    values.put("value", text(act, "value"));
    values.put("as", person.id());
    panel.act(text(act, "id"), values);
  }
}
