package dev.slipway.sandbox.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Identifiers;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.MessageJson;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.Workspace;
import dev.slipway.sandbox.workspace.WorkspacePlan;

/** Events API payloads, sent if the app subscribed to them and its bot may hear them. */
final class Events {
  private final Workspace workspace;
  private final MessageJson messages;
  private final Postman postman;

  Events(Workspace workspace, Postman postman) {
    this.workspace = workspace;
    this.messages = new MessageJson(workspace);
    this.postman = postman;
  }

  void posted(Posting posting) {
    ObjectNode event = messages.of(posting, false);
    if (posting.broadcast()) {
      posting
          .threadTs()
          .flatMap(root -> workspace.posting(posting.channel(), root))
          .ifPresent(root -> event.set("root", messages.of(root, false)));
    }
    inChannel(event.put("event_ts", posting.ts()), posting.channel());
  }

  void changed(Posting before, Posting after) {
    ObjectNode event = hidden("message_changed");
    event.set("message", messages.of(after, false));
    event.set("previous_message", messages.of(before, false));
    inChannel(event, after.channel());
  }

  void deleted(Posting posting) {
    ObjectNode event = hidden("message_deleted").put("deleted_ts", posting.ts());
    event.set("previous_message", messages.of(posting, false));
    inChannel(event, posting.channel());
  }

  private ObjectNode hidden(String subtype) {
    String ts = workspace.nextTs();
    return Json.object()
        .put("type", "message")
        .put("subtype", subtype)
        .put("hidden", true)
        .put("ts", ts)
        .put("event_ts", ts);
  }

  private void inChannel(ObjectNode event, String channelId) {
    Channel channel = workspace.channel(channelId).orElseThrow();
    if (channel.has(workspace.botUser())) {
      event.put("channel", channelId).put("channel_type", channel.kind().eventWord());
      send(channel.kind().subscription(), event);
    }
  }

  void reacted(String type, Posting posting, String emoji, String user) {
    ObjectNode event =
        Json.object()
            .put("type", type)
            .put("user", user)
            .put("reaction", emoji)
            .put("item_user", posting.author())
            .put("event_ts", workspace.nextTs());
    event
        .putObject("item")
        .put("type", "message")
        .put("channel", posting.channel())
        .put("ts", posting.ts());
    send(type, event);
  }

  void joined(Channel channel, String user) {
    send(
        "member_joined_channel",
        Json.object()
            .put("type", "member_joined_channel")
            .put("user", user)
            .put("channel", channel.id())
            .put("channel_type", channel.kind() == Channel.Kind.PRIVATE ? "G" : "C")
            .put("team", workspace.plan().teamId())
            .put("event_ts", workspace.nextTs()));
  }

  void homeOpened(String user, String channelId) {
    send(
        "app_home_opened",
        Json.object()
            .put("type", "app_home_opened")
            .put("user", user)
            .put("channel", channelId)
            .put("tab", "home")
            .put("event_ts", workspace.nextTs()));
  }

  private void send(String subscription, ObjectNode event) {
    if (workspace.plan().events().contains(subscription)) {
      postman.event(wrapped(event));
    }
  }

  private ObjectNode wrapped(ObjectNode event) {
    WorkspacePlan plan = workspace.plan();
    ObjectNode body =
        Json.object()
            .put("token", "deprecated")
            .put("team_id", plan.teamId())
            .put("context_team_id", plan.teamId())
            .put("api_app_id", plan.appId());
    body.putNull("context_enterprise_id");
    body.set("event", event);
    body.put("type", "event_callback")
        .put("event_id", Identifiers.id("Ev"))
        .put("event_time", workspace.now().getEpochSecond());
    body.putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", plan.teamId())
        .put("user_id", plan.bot().userId())
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    return body.put("is_ext_shared_channel", false)
        .put("event_context", "4-" + Identifiers.random(24));
  }
}
