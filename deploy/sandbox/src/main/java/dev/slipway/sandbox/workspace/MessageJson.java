package dev.slipway.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;

/** A posting in the shape in which Slack's API and events show it. */
public final class MessageJson {
  private final Workspace workspace;

  public MessageJson(Workspace workspace) {
    this.workspace = workspace;
  }

  public ObjectNode of(Posting posting, boolean withMetadata) {
    ObjectNode message = Json.object().put("type", "message");
    if (!posting.subtype().isEmpty()) {
      message.put("subtype", posting.subtype());
    }
    addAuthor(message, posting);
    message.put("text", posting.text()).put("ts", posting.ts());
    addContent(message, posting);
    addThread(message, posting);
    addReactions(message, posting);
    posting
        .edited()
        .ifPresent(e -> message.putObject("edited").put("user", e.by()).put("ts", e.ts()));
    if (withMetadata) {
      posting.metadata().ifPresent(metadata -> message.set("metadata", metadata));
    }
    return message;
  }

  private void addAuthor(ObjectNode message, Posting posting) {
    WorkspacePlan plan = workspace.plan();
    if (posting.subtype().equals("bot_message")) {
      message.put("bot_id", posting.author()).put("username", "legacy-bot");
      return;
    }
    message.put("user", posting.author()).put("team", plan.teamId());
    if (workspace.isBot(posting.author())) {
      message.put("bot_id", plan.bot().botId()).put("app_id", plan.appId());
      message.set("bot_profile", botProfile());
    } else if (posting.author().startsWith("B")) {
      message.put("bot_id", posting.author());
    } else {
      message.put("client_msg_id", "stand-in-" + posting.ts());
    }
  }

  private ObjectNode botProfile() {
    WorkspacePlan plan = workspace.plan();
    return Json.object()
        .put("id", plan.bot().botId())
        .put("app_id", plan.appId())
        .put("user_id", plan.bot().userId())
        .put("name", plan.bot().name())
        .put("deleted", false)
        .put("updated", 1_760_000_000L)
        .put("team_id", plan.teamId());
  }

  private void addContent(ObjectNode message, Posting posting) {
    ArrayNode blocks = posting.blocks();
    if (blocks.isEmpty() && workspace.person(posting.author()).isPresent()) {
      blocks = RichText.ofTyped(posting.text());
    }
    if (!blocks.isEmpty()) {
      message.set("blocks", blocks.deepCopy());
    }
    if (!posting.files().isEmpty()) {
      message.set("files", Json.nodes(posting.files()));
      message.put("upload", true);
    }
  }

  private void addThread(ObjectNode message, Posting posting) {
    if (posting.isReply()) {
      String root = posting.threadTs().orElseThrow();
      message.put("thread_ts", root);
      workspace
          .posting(posting.channel(), root)
          .ifPresent(parent -> message.put("parent_user_id", parent.author()));
      return;
    }
    List<Posting> replies = workspace.replies(posting.channel(), posting.ts());
    if (!replies.isEmpty()) {
      addReplies(message, posting, replies);
    }
  }

  private static void addReplies(ObjectNode message, Posting root, List<Posting> replies) {
    TreeSet<String> users = new TreeSet<>(replies.stream().map(Posting::author).toList());
    message
        .put("thread_ts", root.ts())
        .put("reply_count", replies.size())
        .put("reply_users_count", users.size())
        .put("latest_reply", replies.getLast().ts())
        .put("is_locked", false)
        .put("subscribed", true)
        .set("reply_users", Json.strings(users));
  }

  private static void addReactions(ObjectNode message, Posting posting) {
    if (posting.reactions().isEmpty()) {
      return;
    }
    ArrayNode reactions = message.putArray("reactions");
    posting
        .reactions()
        .forEach(
            (name, users) ->
                reactions
                    .addObject()
                    .put("name", name)
                    .put("count", users.size())
                    .set("users", Json.strings(users)));
  }
}
