package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.workspace.Identifiers;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Markup;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.Workspace;
import dev.slipway.sandbox.workspace.WorkspacePlan.PersonPlan;

/** What one person writes, as Slack keeps it. */
record Keyboard(PersonPlan plan, Workspace workspace) {
  /** A message that is not sent yet. */
  Posting typed(String channelId, String text) {
    requireMember(channelId);
    return Posting.plain(channelId, workspace.nextTs(), plan.id(), escaped(text));
  }

  String escaped(String text) {
    return Markup.typed(text.strip(), workspace);
  }

  ObjectNode file(String name, String content) {
    return Json.object()
        .put("id", Identifiers.id("F"))
        .put("name", name)
        .put("title", name)
        .put("mimetype", "text/plain")
        .put("mode", "snippet")
        .put("size", content.length())
        .put("user", plan.id())
        .put("preview", content);
  }

  /** A message that this person has sent and may change. */
  Posting own(String channelId, String ts) {
    return workspace
        .posting(channelId, ts)
        .filter(posting -> posting.author().equals(plan.id()))
        .orElseThrow(() -> new IllegalStateException(plan.displayName() + " has no message " + ts));
  }

  void requireMember(String channelId) {
    if (workspace.channel(channelId).filter(channel -> channel.has(plan.id())).isEmpty()) {
      throw new IllegalStateException(plan.displayName() + " is not a member of " + channelId);
    }
  }
}
