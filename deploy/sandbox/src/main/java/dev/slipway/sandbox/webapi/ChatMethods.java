package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.delivery.Talk;
import dev.slipway.sandbox.webapi.ApiMethod.Tier;
import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.MessageJson;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** {@code chat.*}. */
final class ChatMethods {
  private static final int MAX_UPDATED_TEXT = 4_000;
  private static final List<String> CUSTOMIZED = List.of("username", "icon_emoji", "icon_url");

  private final Workspace workspace;
  private final Lookup lookup;
  private final Scopes scopes;
  private final Talk talk;
  private final MessageJson messages;
  private final Permalinks permalinks;

  ChatMethods(Workspace workspace, Scopes scopes, Talk talk, Permalinks permalinks) {
    this.workspace = workspace;
    this.lookup = new Lookup(workspace);
    this.scopes = scopes;
    this.talk = talk;
    this.messages = new MessageJson(workspace);
    this.permalinks = permalinks;
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.bot("chat.postMessage", "chat:write", Tier.SPECIAL, this::postMessage),
        ApiMethod.bot("chat.postEphemeral", "chat:write", Tier.FOUR, this::postEphemeral),
        ApiMethod.bot("chat.update", "chat:write", Tier.THREE, this::update),
        ApiMethod.bot("chat.delete", "chat:write", Tier.THREE, this::delete),
        ApiMethod.open("chat.getPermalink", Tier.SPECIAL, this::permalink));
  }

  private ObjectNode postMessage(Call call) {
    Channel channel = lookup.postable(call);
    if (CUSTOMIZED.stream().anyMatch(name -> call.text(name).isPresent())) {
      scopes.require("chat:write.customize");
    }
    Content content = Content.of(call).orFail();
    Optional<String> root = root(channel, call);
    boolean broadcast = root.isPresent() && call.flag("reply_broadcast");
    Posting posting =
        fresh(channel, content)
            .inThread(root, broadcast)
            .withMetadata(metadata(call))
            .as(broadcast ? "thread_broadcast" : "");
    Posting stored = talk.post(posting);
    return Json.object()
        .put("channel", channel.id())
        .put("ts", stored.ts())
        .set("message", messages.of(stored, true));
  }

  private Posting fresh(Channel channel, Content content) {
    return Posting.plain(
            channel.id(), workspace.nextTs(), workspace.botUser(), content.textOrNone())
        .saying(content.textOrNone(), content.blocksOrNone());
  }

  private Optional<String> root(Channel channel, Call call) {
    Optional<String> ts = call.text("thread_ts");
    if (ts.isEmpty()) {
      return ts;
    }
    Posting parent =
        workspace
            .posting(channel.id(), ts.get())
            .orElseThrow(() -> ApiFailure.of("thread_not_found"));
    if (parent.isEphemeral() || parent.isReply()) {
      throw ApiFailure.of("cannot_reply_to_message");
    }
    return ts;
  }

  private static Optional<JsonNode> metadata(Call call) {
    Optional<JsonNode> given = call.json("metadata", "invalid_metadata_format");
    given
        .filter(m -> !m.isEmpty())
        .ifPresent(
            m -> {
              if (!m.path("event_type").isTextual() || !m.path("event_payload").isObject()) {
                throw ApiFailure.of("invalid_metadata_schema");
              }
            });
    return given.filter(m -> !m.isEmpty());
  }

  private ObjectNode postEphemeral(Call call) {
    Channel channel = lookup.joined(call);
    String user = call.required("user");
    if (!channel.has(user)) {
      throw ApiFailure.of("user_not_in_channel");
    }
    Content content = Content.of(call).orFail();
    Optional<String> root =
        call.text("thread_ts").filter(ts -> workspace.posting(channel.id(), ts).isPresent());
    Posting stored = talk.post(fresh(channel, content).inThread(root, false).onlyFor(user));
    return Json.object().put("message_ts", stored.ts());
  }

  private ObjectNode update(Call call) {
    Posting posting = own(call, "cant_update_message");
    if (call.text("text").orElse("").length() > MAX_UPDATED_TEXT) {
      throw ApiFailure.of("msg_too_long");
    }
    Content content = Content.of(call);
    boolean changesMetadata = call.text("metadata").isPresent();
    Optional<JsonNode> metadata = metadata(call);
    String editedAt = workspace.nextTs();
    Posting stored =
        talk.change(
                posting.channel(),
                posting.ts(),
                old -> {
                  Posting said = say(old, content, editedAt);
                  return changesMetadata ? said.withMetadata(metadata) : said;
                })
            .orElseThrow(() -> ApiFailure.of("message_not_found"));
    return Json.object()
        .put("channel", stored.channel())
        .put("ts", stored.ts())
        .put("text", stored.text())
        .set("message", messages.of(stored, true));
  }

  /**
   * Text without blocks removes the blocks; neither keeps both; only plain text counts as edited.
   */
  private Posting say(Posting old, Content content, String editedAt) {
    if (content.text().isEmpty() && content.blocks().isEmpty()) {
      return old;
    }
    Posting said = old.saying(content.textOrNone(), content.blocksOrNone());
    return content.blocks().isPresent() ? said : said.editedBy(old.author(), editedAt);
  }

  private ObjectNode delete(Call call) {
    Posting posting = own(call, "cant_delete_message");
    talk.delete(posting.channel(), posting.ts());
    return Json.object().put("channel", posting.channel()).put("ts", posting.ts());
  }

  private Posting own(Call call, String otherwise) {
    Posting posting = existing(call, call.required("ts"));
    if (!posting.author().equals(workspace.botUser()) || posting.subtype().equals("tombstone")) {
      throw ApiFailure.of(otherwise);
    }
    return posting;
  }

  private Posting existing(Call call, String ts) {
    Channel channel = lookup.visible(call);
    return workspace
        .posting(channel.id(), ts)
        .filter(posting -> !posting.isEphemeral())
        .orElseThrow(() -> ApiFailure.of("message_not_found"));
  }

  private ObjectNode permalink(Call call) {
    Posting posting = existing(call, call.required("message_ts"));
    return Json.object().put("channel", posting.channel()).put("permalink", permalinks.to(posting));
  }
}
