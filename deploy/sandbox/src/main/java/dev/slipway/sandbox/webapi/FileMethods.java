package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.delivery.Talk;
import dev.slipway.sandbox.webapi.ApiMethod.Tier;
import dev.slipway.sandbox.workspace.Identifiers;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Markup;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The three steps of {@code filesUploadV2}: ask for an address, send the bytes, share. */
public final class FileMethods {
  private static final int PREVIEW = 8_000;

  private final Workspace workspace;
  private final Lookup lookup;
  private final Talk talk;
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private volatile String base = "";

  private record Upload(String name, long length, Optional<byte[]> bytes) {
    Upload with(byte[] sent) {
      return new Upload(name, length, Optional.of(sent));
    }
  }

  FileMethods(Workspace workspace, Talk talk) {
    this.workspace = workspace;
    this.lookup = new Lookup(workspace);
    this.talk = talk;
  }

  /** The address of the stand-in, known once its port is. */
  public void serveAt(String baseUrl) {
    base = baseUrl;
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.bot("files.getUploadURLExternal", "files:write", Tier.FOUR, this::address),
        ApiMethod.bot("files.completeUploadExternal", "files:write", Tier.FOUR, this::complete));
  }

  private ObjectNode address(Call call) {
    String id = Identifiers.id("F");
    int length = call.number("length", 0);
    if (length <= 0) {
      throw ApiFailure.of("invalid_arguments");
    }
    uploads.put(id, new Upload(call.required("filename"), length, Optional.empty()));
    return Json.object().put("upload_url", base + "/upload/v1/" + id).put("file_id", id);
  }

  /** Takes the bytes; false if nobody asked for this address or the length is another. */
  public boolean receive(String fileId, byte[] bytes) {
    Upload upload = uploads.get(fileId);
    if (upload == null || upload.length() != bytes.length) {
      return false;
    }
    uploads.put(fileId, upload.with(bytes));
    return true;
  }

  private ObjectNode complete(Call call) {
    JsonNode asked = call.json("files", "invalid_arguments").orElseGet(Json::array);
    List<JsonNode> files = new ArrayList<>();
    asked.forEach(file -> files.add(file(file)));
    if (files.isEmpty()) {
      throw ApiFailure.of("invalid_arguments");
    }
    call.text("channel_id").ifPresent(channel -> share(call, channel, files));
    return Json.object().set("files", Json.nodes(files));
  }

  private ObjectNode file(JsonNode asked) {
    String id = asked.path("id").asText();
    Upload upload = uploads.get(id);
    if (upload == null || upload.bytes().isEmpty()) {
      throw ApiFailure.of("file_not_found");
    }
    String text = new String(upload.bytes().get(), StandardCharsets.UTF_8);
    return Json.object()
        .put("id", id)
        .put("name", upload.name())
        .put("title", asked.path("title").asText(upload.name()))
        .put("mimetype", "text/plain")
        .put("filetype", "text")
        .put("mode", "snippet")
        .put("size", upload.length())
        .put("user", workspace.botUser())
        .put("lines", text.lines().count())
        .put("preview", text.substring(0, Math.min(text.length(), PREVIEW)));
  }

  private void share(Call call, String channelId, List<JsonNode> files) {
    var channel =
        lookup.postable(
            new Call(call.method(), Map.of("channel", Json.object().textNode(channelId))));
    String comment = Markup.sent(call.text("initial_comment").orElse(""));
    talk.post(
        Posting.plain(channel.id(), workspace.nextTs(), workspace.botUser(), comment)
            .inThread(call.text("thread_ts"), false)
            .withFiles(files)
            .as("file_share"));
  }
}
