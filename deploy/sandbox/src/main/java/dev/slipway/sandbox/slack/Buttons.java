package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds the interactive elements of a message and makes the action that a press sends. */
final class Buttons {
  private static final List<String> SENT =
      List.of("type", "action_id", "text", "value", "style", "confirm", "url");

  private Buttons() {}

  static Stream<JsonNode> of(JsonNode blocks) {
    return elements(blocks).filter(element -> element.path("type").asText().equals("button"));
  }

  /** Every interactive element, with the id of its block added to it. */
  static Stream<JsonNode> elements(JsonNode blocks) {
    return stream(blocks)
        .flatMap(
            block ->
                Stream.concat(stream(block.path("elements")), Stream.of(block.path("accessory")))
                    .filter(element -> element.hasNonNull("action_id"))
                    .map(element -> inBlock(element, block)));
  }

  private static JsonNode inBlock(JsonNode element, JsonNode block) {
    ObjectNode copy = element.deepCopy();
    return copy.put("block_id", block.path("block_id").asText());
  }

  /**
   * The button with this action id, or the only one whose label begins so.
   *
   * @throws ButtonNotFound if there is none, or more than one
   */
  static JsonNode find(JsonNode blocks, String wanted, String plain) {
    List<JsonNode> all = of(blocks).toList();
    List<JsonNode> byId =
        all.stream().filter(b -> b.path("action_id").asText().equals(wanted)).toList();
    List<JsonNode> found =
        byId.isEmpty() ? all.stream().filter(b -> beginsWith(b, wanted)).toList() : byId;
    if (found.size() != 1) {
      throw new ButtonNotFound(wanted, found.size(), plain);
    }
    return found.getFirst();
  }

  private static boolean beginsWith(JsonNode button, String wanted) {
    String label = button.path("text").path("text").asText().toLowerCase(Locale.ROOT);
    return label.startsWith(wanted.toLowerCase(Locale.ROOT));
  }

  /** The element with this action id; an empty block id means whichever block has it. */
  static ObjectNode element(JsonNode blocks, String blockId, String actionId) {
    return elements(blocks)
        .filter(e -> e.path("action_id").asText().equals(actionId))
        .filter(e -> blockId.isEmpty() || e.path("block_id").asText().equals(blockId))
        .findFirst()
        .map(ObjectNode.class::cast)
        .orElseThrow(() -> new ButtonNotFound(actionId, 0, blocks.toString()));
  }

  /** Marks the option with this value as chosen. */
  static void select(ObjectNode element, String value) {
    for (JsonNode option : element.path("options")) {
      if (option.path("value").asText().equals(value)) {
        element.set("selected_option", option);
      }
    }
  }

  static ObjectNode action(JsonNode element) {
    ObjectNode action = element.deepCopy();
    return action.retain(
        Stream.concat(SENT.stream(), Stream.of("block_id", "selected_option")).toList());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
