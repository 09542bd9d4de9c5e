package dev.slipway.bot.courier;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.Envelope;
import java.util.Optional;

/** Works out what an envelope says. Thread-safe. */
@FunctionalInterface
public interface Renderer {
  /**
   * What to send now; for a card, the newest state of its process. Empty when there is nothing to
   * say.
   *
   * @throws dev.slipway.core.engine.Unavailable when it cannot be known now; it is asked again
   */
  Optional<Content> render(Envelope envelope);
}
