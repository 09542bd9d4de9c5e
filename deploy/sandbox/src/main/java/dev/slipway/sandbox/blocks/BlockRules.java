package dev.slipway.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Slack's limits on blocks, as its Block Kit reference and its SDKs state them.
 *
 * <p>The reference is {@code docs.slack.dev/reference/block-kit/blocks}.
 */
public final class BlockRules {
  private static final int MARKDOWN_TOTAL = 12_000;
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "section", Set.of("text", "fields", "accessory", "expand"),
          "header", Set.of("text", "level"),
          "divider", Set.of(),
          "context", Set.of("elements"),
          "actions", Set.of("elements"),
          "image", Set.of("image_url", "slack_file", "alt_text", "title"),
          "markdown", Set.of("text"),
          "table", Set.of("rows", "column_settings"),
          "rich_text", Set.of("elements"));
  private static final Set<String> UNCHECKED =
      Set.of("video", "file", "context_actions", "task_card", "plan", "card", "carousel");

  private final Surface surface;
  private final Problems problems = new Problems();
  private final TextRules texts = new TextRules(problems);
  private final ElementRules elements = new ElementRules(problems, texts);
  private final RichTextRules richTexts = new RichTextRules(problems, texts);
  private final Set<String> blockIds = new HashSet<>();

  private BlockRules(Surface surface) {
    this.surface = surface;
  }

  /** What Slack would say against these blocks; empty if it would take them. */
  public static List<String> problems(JsonNode blocks, Surface surface) {
    BlockRules rules = new BlockRules(surface);
    rules.checkAll(blocks, "/blocks");
    return rules.problems.messages();
  }

  private void checkAll(JsonNode blocks, String pointer) {
    if (!blocks.isArray()) {
      problems.add(pointer, "must be an array");
      return;
    }
    if (blocks.size() > surface.maxBlocks()) {
      problems.add(pointer, "no more than " + surface.maxBlocks() + " items allowed");
    }
    int index = 0;
    for (JsonNode block : blocks) {
      check(block, pointer + "/" + index++);
    }
    wholeMessage(blocks, pointer);
  }

  private void wholeMessage(JsonNode blocks, String pointer) {
    int markdown = 0;
    int tables = 0;
    for (JsonNode block : blocks) {
      markdown += is(block, "markdown") ? block.path("text").asText().length() : 0;
      tables += is(block, "table") ? 1 : 0;
    }
    if (markdown > MARKDOWN_TOTAL) {
      problems.add(pointer, "markdown blocks must be less than 12001 characters together");
    }
    if (tables > 1) {
      problems.add(pointer, "only one table block is allowed per message");
    }
  }

  private static boolean is(JsonNode block, String type) {
    return block.path("type").asText().equals(type);
  }

  private void check(JsonNode block, String pointer) {
    if (!block.isObject()) {
      problems.add(pointer, "must be an object");
      return;
    }
    if (!problems.require(block, "type", pointer)) {
      return;
    }
    problems.length(block, "block_id", 255, pointer);
    String id = block.path("block_id").asText();
    if (!id.isEmpty() && !blockIds.add(id)) {
      problems.add(pointer, "`block_id` \"" + id + "\" already exists");
    }
    byType(block, block.path("type").asText(), pointer);
  }

  private void byType(JsonNode block, String type, String pointer) {
    additional(block, type, pointer);
    switch (type) {
      case "section" -> section(block, pointer);
      case "header" -> texts.plain(block, "text", 150, pointer);
      case "context" -> context(block, pointer);
      case "actions" -> actions(block, pointer);
      case "image" -> image(block, pointer);
      case "rich_text" -> richTexts.check(block, pointer);
      case "table" -> richTexts.table(block, pointer);
      case "markdown" -> markdown(block, pointer);
      case "input" -> input(block, pointer);
      case "divider" -> {}
      default -> other(type, pointer);
    }
  }

  private void additional(JsonNode block, String type, String pointer) {
    if (FIELDS.containsKey(type)) {
      Set<String> allowed = new HashSet<>(FIELDS.get(type));
      allowed.addAll(Set.of("type", "block_id"));
      problems.allowOnly(block, allowed, pointer);
    }
  }

  private void other(String type, String pointer) {
    boolean alertInModal = type.equals("alert") && surface == Surface.MODAL;
    if (!UNCHECKED.contains(type) && !alertInModal) {
      elements.unsupported(type, pointer);
    }
  }

  private void section(JsonNode block, String pointer) {
    boolean hasFields = block.has("fields");
    if (block.has("text") || !hasFields) {
      texts.any(block, "text", 3_000, pointer);
    }
    if (hasFields && problems.items(block, "fields", 10, pointer)) {
      int index = 0;
      for (JsonNode field : block.path("fields")) {
        texts.any(field, 2_000, pointer + "/fields/" + index++);
      }
    }
    if (block.has("accessory")) {
      elements.accessory(block.path("accessory"), pointer + "/accessory");
    }
  }

  private void context(JsonNode block, String pointer) {
    if (!problems.items(block, "elements", 10, pointer)) {
      return;
    }
    int index = 0;
    for (JsonNode element : block.path("elements")) {
      String where = pointer + "/elements/" + index++;
      if (is(element, "image")) {
        elements.image(element, where);
      } else {
        texts.any(element, 3_000, where);
      }
    }
  }

  private void actions(JsonNode block, String pointer) {
    if (!problems.items(block, "elements", 25, pointer)) {
      return;
    }
    int index = 0;
    for (JsonNode element : block.path("elements")) {
      elements.interactive(element, pointer + "/elements/" + index++);
    }
    elements.uniqueActions(
        block.path("elements"), block.path("block_id").asText(), pointer + "/elements");
  }

  private void image(JsonNode block, String pointer) {
    elements.image(block, pointer);
    if (block.has("title")) {
      texts.plain(block, "title", 2_000, pointer);
    }
  }

  private void markdown(JsonNode block, String pointer) {
    if (problems.require(block, "text", pointer)) {
      problems.length(block, "text", MARKDOWN_TOTAL, pointer);
    }
  }

  private void input(JsonNode block, String pointer) {
    texts.plain(block, "label", 2_000, pointer);
    if (block.has("hint")) {
      texts.plain(block, "hint", 2_000, pointer);
    }
    if (problems.require(block, "element", pointer)) {
      elements.input(block.path("element"), pointer + "/element");
    }
  }
}
