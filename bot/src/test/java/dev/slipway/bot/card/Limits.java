package dev.slipway.bot.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.slack.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What Slack takes, and what nobody else may write into it. */
final class Limits {
  private static final Pattern OURS =
      Pattern.compile(
          "<(@U(DEV|REL)|!subteam\\^SREL|!date\\^\\d+\\^[a-z_{} ]+\\|[-0-9: ]+UTC|https://staging\\.example\\.com)>");
  private static final Pattern CODE = Pattern.compile("```[^`]*```|`[^`\\n]*`");

  private Limits() {}

  static void check(Content content) {
    JsonNode shown = Shown.of(content);
    assertThat(content.text()).isNotBlank().hasSizeLessThanOrEqualTo(4000);
    harmless(content.text());
    assertThat(content.blocks()).isPresent();
    assertThat(content.blocks().orElseThrow()).hasSizeLessThan(13_000);
    assertThat(shown.path("blocks")).hasSizeBetween(1, 50);
    shown.path("blocks").forEach(Limits::block);
  }

  static List<String> texts(Content content) {
    List<String> texts = new ArrayList<>();
    Shown.of(content).findParents("type").forEach(block -> collect(block, texts));
    return texts;
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.path("text").isTextual()) {
      texts.add(node.path("text").asText());
    }
    node.forEach(inner -> collect(inner, texts));
  }

  private static void block(JsonNode block) {
    switch (block.path("type").asText()) {
      case "header" -> plain(block.path("text"), 150);
      case "section" -> markup(block.path("text"));
      case "divider" -> {}
      case "context" -> {
        assertThat(block.path("elements")).hasSizeBetween(1, 10);
        block.path("elements").forEach(Limits::markup);
      }
      case "actions" -> {
        assertThat(block.path("elements")).hasSizeBetween(1, 25);
        block.path("elements").forEach(Limits::button);
      }
      case "input" -> {
        plain(block.path("label"), 2000);
        plain(block.at("/element/placeholder"), 150);
      }
      case String other -> throw new AssertionError("an unknown block: " + other);
    }
  }

  private static void button(JsonNode button) {
    plain(button.path("text"), 75);
    assertThat(button.path("value").asText()).hasSizeBetween(1, 2000);
    assertThat(button.path("action_id").asText()).hasSizeBetween(1, 255);
    if (button.has("confirm")) {
      dialog(button);
    }
  }

  private static void dialog(JsonNode button) {
    plain(button.at("/confirm/title"), 100);
    plain(button.at("/confirm/text"), 300);
    plain(button.at("/confirm/confirm"), 30);
    plain(button.at("/confirm/deny"), 30);
  }

  private static void plain(JsonNode text, int limit) {
    assertThat(text.path("type").asText()).isEqualTo("plain_text");
    assertThat(text.path("text").asText()).hasSizeBetween(1, limit);
  }

  private static void markup(JsonNode text) {
    assertThat(text.path("type").asText()).isEqualTo("mrkdwn");
    assertThat(text.path("verbatim").asBoolean()).isTrue();
    assertThat(text.path("text").asText()).hasSizeBetween(1, 3000);
    harmless(text.path("text").asText());
  }

  /** Only what we wrote pings, links or formats; no entity is cut in two. */
  private static void harmless(String markup) {
    String theirs = OURS.matcher(markup).replaceAll("");
    assertThat(theirs).doesNotContain("<", ">");
    assertThat(theirs.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
    assertThat(theirs).doesNotContain("\u202e", "\u200b");
    String outside = CODE.matcher(theirs).replaceAll("");
    assertThat(outside).doesNotContain("`", "*EVIL", "~EVIL", "EVIL*", ":evil");
    assertThat(outside).doesNotContainPattern("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");
    assertThat(outside.lines()).noneMatch(line -> line.startsWith("EVIL"));
    assertThat(outside.lines()).noneMatch(line -> line.startsWith("&gt;"));
    assertThat(markup.chars().filter(c -> Character.isSurrogate((char) c)).count())
        .isEqualTo(2 * markup.codePoints().filter(Character::isSupplementaryCodePoint).count());
  }
}
