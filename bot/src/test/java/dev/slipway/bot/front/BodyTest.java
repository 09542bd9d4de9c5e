package dev.slipway.bot.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.slack.Content;
import org.junit.jupiter.api.Test;

class BodyTest {

  @Test
  void anAnswerComesOutOfTheOutboxAsItWentIn() {
    Content plain = new Content("\"so\" & <@U1>\n🚢");
    assertThat(Body.read(Body.write(plain))).isEqualTo(plain);
    Content rich = new Content("text", "[{\"type\":\"divider\"}]");
    assertThat(Body.read(Body.write(rich))).isEqualTo(rich);
  }

  @Test
  void whatIsNoAnswerIsNotRead() {
    assertThatThrownBy(() -> Body.read("{")).isInstanceOf(IllegalArgumentException.class);
  }
}
