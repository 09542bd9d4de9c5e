package dev.slipway.sandbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.delivery.ResponseUrls.Origin;
import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Markup;
import dev.slipway.sandbox.workspace.MessageJson;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.ViewShelf.Shown;
import dev.slipway.sandbox.workspace.Workspace;
import dev.slipway.sandbox.workspace.WorkspacePlan;
import java.util.Locale;
import java.util.Optional;

/** Payloads for clicks, submitted views and slash commands. */
final class Interactions {
  private final Workspace workspace;
  private final MessageJson messages;
  private final Triggers triggers;
  private final ResponseUrls urls;

  Interactions(Workspace workspace, Triggers triggers, ResponseUrls urls) {
    this.workspace = workspace;
    this.messages = new MessageJson(workspace);
    this.triggers = triggers;
    this.urls = urls;
  }

  ObjectNode click(Posting posting, ObjectNode action, JsonNode values, String user) {
    ObjectNode payload = head("block_actions", user);
    ObjectNode container =
        payload
            .putObject("container")
            .put("type", "message")
            .put("message_ts", posting.ts())
            .put("channel_id", posting.channel())
            .put("is_ephemeral", posting.isEphemeral());
    posting.threadTs().ifPresent(root -> container.put("thread_ts", root));
    payload
        .putObject("channel")
        .put("id", posting.channel())
        .put("name", channelName(posting.channel()));
    if (!posting.isEphemeral()) {
      payload.set("message", messages.of(posting, false));
    }
    payload.putObject("state").set("values", values);
    Origin origin =
        new Origin(posting.channel(), user, Optional.of(posting.ts()), posting.threadTs());
    payload.put("response_url", urls.issue(origin));
    payload.putArray("actions").add(action.put("action_ts", workspace.nextTs()));
    return payload;
  }

  ObjectNode clickInView(Shown shown, ObjectNode action) {
    ObjectNode payload = head("block_actions", shown.userId());
    payload.putObject("container").put("type", "view").put("view_id", shown.id());
    payload.set("view", shown.view());
    payload.putArray("actions").add(action.put("action_ts", workspace.nextTs()));
    return payload;
  }

  ObjectNode submission(Shown shown, JsonNode values) {
    ObjectNode payload = head("view_submission", shown.userId());
    ObjectNode view = shown.view().deepCopy();
    view.putObject("state").set("values", values);
    payload.set("view", view);
    payload.putArray("response_urls");
    return payload;
  }

  ObjectNode slash(String channelId, String user, String command, String text) {
    WorkspacePlan plan = workspace.plan();
    Origin origin = new Origin(channelId, user, Optional.empty(), Optional.empty());
    return Json.object()
        .put("token", "deprecated")
        .put("team_id", plan.teamId())
        .put("team_domain", domain())
        .put("channel_id", channelId)
        .put("channel_name", channelName(channelId))
        .put("user_id", user)
        .put("user_name", userName(user))
        .put("command", command)
        .put("text", Markup.escape(text))
        .put("api_app_id", plan.appId())
        .put("is_enterprise_install", "false")
        .put("response_url", urls.issue(origin))
        .put("trigger_id", triggers.issue(user));
  }

  private ObjectNode head(String type, String user) {
    WorkspacePlan plan = workspace.plan();
    ObjectNode payload =
        Json.object().put("type", type).put("api_app_id", plan.appId()).put("token", "deprecated");
    payload.putObject("team").put("id", plan.teamId()).put("domain", domain());
    payload.putNull("enterprise");
    payload
        .putObject("user")
        .put("id", user)
        .put("username", userName(user))
        .put("name", userName(user))
        .put("team_id", plan.teamId());
    return payload.put("is_enterprise_install", false).put("trigger_id", triggers.issue(user));
  }

  private String userName(String user) {
    return workspace.person(user).map(WorkspacePlan.PersonPlan::name).orElse(user);
  }

  private String channelName(String channelId) {
    Channel channel = workspace.channel(channelId).orElseThrow();
    return switch (channel.kind()) {
      case PUBLIC -> channel.name();
      case PRIVATE -> "privategroup";
      case DIRECT -> "directmessage";
    };
  }

  private String domain() {
    return workspace.plan().teamName().toLowerCase(Locale.ROOT).replaceAll("\\W+", "-");
  }
}
