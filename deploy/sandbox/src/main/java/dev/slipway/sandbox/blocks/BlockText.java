package dev.slipway.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.workspace.Identifiers;
import java.util.List;

/** What Slack adds to blocks when it stores them, and how much text they hold. */
public final class BlockText {
  private static final List<String> COUNTED = List.of("text", "value", "alt_text");

  private BlockText() {}

  /** The blocks with a {@code block_id} and {@code action_id}s wherever the app gave none. */
  public static ArrayNode withIds(ArrayNode blocks) {
    ArrayNode copy = blocks.deepCopy();
    for (JsonNode block : copy) {
      give((ObjectNode) block, "block_id");
      block.path("elements").forEach(BlockText::giveActionId);
      giveActionId(block.path("accessory"));
      giveActionId(block.path("element"));
    }
    return copy;
  }

  private static void giveActionId(JsonNode element) {
    boolean passive =
        List.of("image", "mrkdwn", "plain_text").contains(element.path("type").asText());
    boolean rich = element.path("type").asText().startsWith("rich_text");
    if (element instanceof ObjectNode object && !passive && !rich) {
      give(object, "action_id");
    }
  }

  private static void give(ObjectNode node, String field) {
    if (!node.hasNonNull(field)) {
      node.put(field, Identifiers.random(5));
    }
  }

  /** Characters of all texts together, which Slack limits to about 13,200. */
  public static int characters(JsonNode node) {
    int total = 0;
    for (String field : COUNTED) {
      total += node.path(field).isTextual() ? node.path(field).asText().length() : 0;
    }
    for (JsonNode child : node) {
      total += child.isContainerNode() ? characters(child) : 0;
    }
    return total;
  }
}
