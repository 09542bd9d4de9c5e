package dev.slipway.bot.slack;

import java.util.Optional;

/**
 * What a message says.
 *
 * @param text what notifications and screen readers use, and all there is when there are no blocks;
 *     Slack's markup, already escaped
 * @param blocks a JSON array of Block Kit blocks
 */
public record Content(String text, Optional<String> blocks) {
  public Content(String text) {
    this(text, Optional.empty());
  }

  public Content(String text, String blocks) {
    this(text, Optional.of(blocks));
  }
}
