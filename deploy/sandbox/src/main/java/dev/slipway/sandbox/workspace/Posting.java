package dev.slipway.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One message as the workspace keeps it.
 *
 * @param text in Slack's escaped form
 * @param blocks empty if the message has none
 * @param threadTs the root of the thread that this message answers in; empty for a message of the
 *     channel itself
 * @param broadcast a thread reply that is shown in the channel too
 * @param reader the only person who sees it, if it is ephemeral
 * @param subtype Slack's subtype; empty for a plain message
 */
public record Posting(
    String channel,
    String ts,
    String author,
    String text,
    ArrayNode blocks,
    Optional<String> threadTs,
    boolean broadcast,
    Optional<JsonNode> metadata,
    Optional<Edit> edited,
    Map<String, List<String>> reactions,
    List<JsonNode> files,
    Optional<String> reader,
    String subtype) {

  /** Who edited a message last, and when. */
  public record Edit(String by, String ts) {}

  public Posting {
    reactions = Collections.unmodifiableMap(new LinkedHashMap<>(reactions));
    files = List.copyOf(files);
  }

  public static Posting plain(String channel, String ts, String author, String text) {
    return new Posting(
        channel,
        ts,
        author,
        text,
        Json.array(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of(),
        Optional.empty(),
        "");
  }

  public boolean isEphemeral() {
    return reader.isPresent();
  }

  public boolean isReply() {
    return threadTs.isPresent();
  }

  public boolean isVisibleTo(String userId) {
    return reader.isEmpty() || reader.get().equals(userId);
  }

  public Posting inThread(Optional<String> root, boolean alsoInChannel) {
    return with(
        text, blocks, root, alsoInChannel, metadata, edited, reactions, files, reader, subtype);
  }

  public Posting saying(String newText, ArrayNode newBlocks) {
    return with(
        newText, newBlocks, threadTs, broadcast, metadata, edited, reactions, files, reader,
        subtype);
  }

  public Posting withMetadata(Optional<JsonNode> newMetadata) {
    return with(
        text, blocks, threadTs, broadcast, newMetadata, edited, reactions, files, reader, subtype);
  }

  public Posting editedBy(String user, String at) {
    Optional<Edit> edit = Optional.of(new Edit(user, at));
    return with(
        text, blocks, threadTs, broadcast, metadata, edit, reactions, files, reader, subtype);
  }

  public Posting withFiles(List<JsonNode> newFiles) {
    return with(
        text, blocks, threadTs, broadcast, metadata, edited, reactions, newFiles, reader, subtype);
  }

  public Posting onlyFor(String user) {
    return with(
        text,
        blocks,
        threadTs,
        broadcast,
        metadata,
        edited,
        reactions,
        files,
        Optional.of(user),
        subtype);
  }

  public Posting as(String newSubtype) {
    return with(
        text, blocks, threadTs, broadcast, metadata, edited, reactions, files, reader, newSubtype);
  }

  public Posting reactedTo(String emoji, String user) {
    List<String> users = new ArrayList<>(reactions.getOrDefault(emoji, List.of()));
    users.add(user);
    return withReactions(emoji, users);
  }

  public Posting withoutReaction(String emoji, String user) {
    List<String> users = new ArrayList<>(reactions.getOrDefault(emoji, List.of()));
    users.remove(user);
    return withReactions(emoji, users);
  }

  private Posting withReactions(String emoji, List<String> users) {
    Map<String, List<String>> changed = new LinkedHashMap<>(reactions);
    if (users.isEmpty()) {
      changed.remove(emoji);
    } else {
      changed.put(emoji, List.copyOf(users));
    }
    return with(
        text, blocks, threadTs, broadcast, metadata, edited, changed, files, reader, subtype);
  }

  private Posting with(
      String newText,
      ArrayNode newBlocks,
      Optional<String> newThread,
      boolean newBroadcast,
      Optional<JsonNode> newMetadata,
      Optional<Edit> newEdit,
      Map<String, List<String>> newReactions,
      List<JsonNode> newFiles,
      Optional<String> newReader,
      String newSubtype) {
    return new Posting(
        channel,
        ts,
        author,
        newText,
        newBlocks,
        newThread,
        newBroadcast,
        newMetadata,
        newEdit,
        newReactions,
        newFiles,
        newReader,
        newSubtype);
  }
}
