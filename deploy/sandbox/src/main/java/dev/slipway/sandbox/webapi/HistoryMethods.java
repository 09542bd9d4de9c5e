package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.webapi.ApiMethod.Tier;
import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.MessageJson;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.Workspace;
import java.math.BigDecimal;
import java.util.List;

/** {@code conversations.history} and {@code conversations.replies}. */
final class HistoryMethods {
  private static final int USUAL_LIMIT = 100;

  private final Workspace workspace;
  private final Lookup lookup;
  private final Scopes scopes;
  private final MessageJson messages;

  HistoryMethods(Workspace workspace, Scopes scopes) {
    this.workspace = workspace;
    this.lookup = new Lookup(workspace);
    this.scopes = scopes;
    this.messages = new MessageJson(workspace);
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.open("conversations.history", Tier.THREE, this::history),
        ApiMethod.open("conversations.replies", Tier.THREE, this::replies));
  }

  /** Newest first, without replies that stayed in their thread. */
  private ObjectNode history(Call call) {
    Channel channel = readable(call);
    List<Posting> shown =
        workspace.postings(channel.id()).reversed().stream()
            .filter(posting -> !posting.isEphemeral())
            .filter(posting -> !posting.isReply() || posting.broadcast())
            .toList();
    return answer(shown, call);
  }

  /** The root, then its replies, oldest first. */
  private ObjectNode replies(Call call) {
    Channel channel = readable(call);
    String ts = call.required("ts");
    Posting found =
        workspace
            .posting(channel.id(), ts)
            .filter(posting -> !posting.isEphemeral())
            .orElseThrow(() -> ApiFailure.of("thread_not_found"));
    return answer(workspace.thread(channel.id(), found.threadTs().orElse(ts)), call);
  }

  private Channel readable(Call call) {
    Channel channel = lookup.joined(call);
    scopes.require(channel, "history");
    return channel;
  }

  private ObjectNode answer(List<Posting> postings, Call call) {
    List<Posting> inRange = postings.stream().filter(p -> isInRange(p, call)).toList();
    Page<Posting> page = Page.of(inRange, Posting::ts, call, USUAL_LIMIT);
    boolean withMetadata = call.flag("include_all_metadata");
    ObjectNode answer = Json.object();
    answer.set(
        "messages",
        Json.nodes(page.items().stream().map(p -> messages.of(p, withMetadata)).toList()));
    answer.put("has_more", page.next().isPresent()).put("pin_count", 0);
    return page.addCursor(answer);
  }

  private static boolean isInRange(Posting posting, Call call) {
    boolean isRootOfReplies =
        call.method().endsWith(".replies") && posting.ts().equals(call.required("ts"));
    int reach = call.flag("inclusive") ? 0 : 1;
    boolean afterOldest = compare(posting, call.text("oldest").orElse("0")) >= reach;
    boolean beforeLatest =
        call.text("latest").map(latest -> -compare(posting, latest) >= reach).orElse(true);
    return isRootOfReplies || (afterOldest && beforeLatest);
  }

  private static int compare(Posting posting, String ts) {
    try {
      return new BigDecimal(posting.ts()).compareTo(new BigDecimal(ts));
    } catch (NumberFormatException e) {
      throw ApiFailure.of("invalid_ts_latest");
    }
  }
}
