package dev.slipway.bot.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.slack.Content;
import java.util.List;
import org.junit.jupiter.api.Test;

class TogetherTest {
  @Test
  void sectionsBecomeLinesOfOneSection() {
    Content both = Together.of(List.of(section("one"), section("two")));

    assertThat(both.text()).isEqualTo("one\ntwo");
    assertThat(both.blocks()).contains(section("one\\ntwo").blocks().orElseThrow());
  }

  @Test
  void sectionThatIsFullIsFollowedByAnother() {
    String half = "x".repeat(Together.LONGEST / 2);

    Content all = Together.of(List.of(section(half), section(half), section("end")));

    assertThat(all.blocks().orElseThrow().split("\"section\"", -1)).hasSize(3);
    assertThat(all.blocks().orElseThrow()).contains(half + "\\nend");
  }

  @Test
  void otherBlocksStayAsTheyAre() {
    Content divider = new Content("-", "[{\"type\":\"divider\"}]");

    Content all = Together.of(List.of(section("one"), divider, section("two")));

    assertThat(all.blocks().orElseThrow()).contains("\"one\"", "{\"type\":\"divider\"}", "\"two\"");
  }

  @Test
  void textAloneStaysText() {
    assertThat(Together.of(List.of(new Content("one"), section("two"))))
        .isEqualTo(new Content("one\ntwo"));
  }

  private static Content section(String text) {
    return new Content(
        text,
        "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\",\"verbatim\":true}}]"
            .formatted(text));
  }
}
