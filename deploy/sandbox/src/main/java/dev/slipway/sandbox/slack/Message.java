package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as one person sees it.
 *
 * @param author the id of a person or of the bot
 * @param text as the API holds it, escaped
 * @param plain what the person reads: blocks as lines, buttons in square brackets
 * @param replies the thread below it, oldest first; empty in a reply
 * @param reactions emoji name, then the ids of those who reacted
 * @param ephemeral only this person sees it
 */
public record Message(
    String channel,
    String ts,
    String author,
    String authorName,
    boolean byBot,
    String text,
    JsonNode blocks,
    String plain,
    boolean edited,
    Optional<String> threadTs,
    List<Message> replies,
    Map<String, List<String>> reactions,
    boolean ephemeral,
    Optional<JsonNode> metadata) {

  public Message {
    replies = List.copyOf(replies);
    reactions = Map.copyOf(reactions);
  }

  /** True if the person reads this somewhere in the message. */
  public boolean says(String part) {
    return plain.contains(part);
  }

  /** The labels of the buttons that are there now, in order. */
  public List<String> buttons() {
    return Buttons.of(blocks).map(b -> b.path("text").path("text").asText()).toList();
  }
}
