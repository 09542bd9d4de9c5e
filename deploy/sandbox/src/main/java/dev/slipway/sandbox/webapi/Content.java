package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.slipway.sandbox.blocks.BlockRules;
import dev.slipway.sandbox.blocks.BlockText;
import dev.slipway.sandbox.blocks.Surface;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Markup;
import java.util.List;
import java.util.Optional;

/** The text and blocks of a call, checked as Slack checks them. */
record Content(Optional<String> text, Optional<ArrayNode> blocks) {
  private static final int MAX_BLOCK_CHARACTERS = 13_200;
  private static final int TRUNCATED_FROM = 40_000;

  static Content of(Call call) {
    Optional<String> text =
        call.text("text").map(t -> t.substring(0, Math.min(t.length(), TRUNCATED_FROM)));
    return new Content(text.map(Markup::sent), blocks(call));
  }

  private static Optional<ArrayNode> blocks(Call call) {
    Optional<JsonNode> given = call.json("blocks", "invalid_blocks_format");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    List<String> problems = BlockRules.problems(given.get(), Surface.MESSAGE);
    if (!problems.isEmpty()) {
      throw ApiFailure.because("invalid_blocks", problems);
    }
    if (BlockText.characters(given.get()) > MAX_BLOCK_CHARACTERS) {
      throw ApiFailure.of("msg_blocks_too_long");
    }
    return Optional.of(BlockText.withIds((ArrayNode) given.get()));
  }

  boolean isEmpty() {
    return text.isEmpty() && blocks.filter(b -> !b.isEmpty()).isEmpty();
  }

  Content orFail() {
    if (isEmpty()) {
      throw ApiFailure.of("no_text");
    }
    return this;
  }

  String textOrNone() {
    return text.orElse("");
  }

  ArrayNode blocksOrNone() {
    return blocks.orElseGet(Json::array);
  }
}
