package dev.slipway.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Limits of modals and home tabs. */
public final class ViewRules {
  private static final int MAX_BYTES = 250_000;

  private ViewRules() {}

  /** What Slack would say against the view; empty if it would take it. */
  public static List<String> problems(JsonNode view) {
    Problems problems = new Problems();
    TextRules texts = new TextRules(problems);
    switch (view.path("type").asText()) {
      case "modal" -> modal(view, problems, texts);
      case "home" -> {}
      default -> problems.add("/view/type", "must be a valid enum value");
    }
    problems.length(view, "private_metadata", 3_000, "/view");
    problems.length(view, "callback_id", 255, "/view");
    if (view.toString().length() > MAX_BYTES) {
      problems.add("/view", "must be less than 250001 bytes");
    }
    List<String> all = new ArrayList<>(problems.messages());
    all.addAll(BlockRules.problems(view.path("blocks"), surface(view)));
    return all;
  }

  private static Surface surface(JsonNode view) {
    return view.path("type").asText().equals("home") ? Surface.HOME : Surface.MODAL;
  }

  private static void modal(JsonNode view, Problems problems, TextRules texts) {
    texts.plain(view, "title", 24, "/view");
    if (view.has("close")) {
      texts.plain(view, "close", 24, "/view");
    }
    if (view.has("submit")) {
      texts.plain(view, "submit", 24, "/view");
    } else if (hasInput(view)) {
      problems.add("/view", "missing required field: submit");
    }
  }

  private static boolean hasInput(JsonNode view) {
    for (JsonNode block : view.path("blocks")) {
      if (block.path("type").asText().equals("input")) {
        return true;
      }
    }
    return false;
  }
}
