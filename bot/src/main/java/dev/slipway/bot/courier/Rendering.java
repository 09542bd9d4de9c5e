package dev.slipway.bot.courier;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.Unavailable;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the content worked out; what says nothing, or cannot be worked out, is put aside. */
final class Rendering {
  private static final Logger LOG = LoggerFactory.getLogger(Rendering.class);

  /** No fault of anybody's. */
  static final String NOTHING_TO_SAY = "there is nothing to say";

  private final Outbox outbox;
  private final Renderer renderer;

  Rendering(Outbox outbox, Renderer renderer) {
    this.outbox = outbox;
    this.renderer = renderer;
  }

  /**
   * @param envelopes all that the message tells, the newest last
   */
  Optional<Content> render(List<Envelope> envelopes) {
    try {
      Optional<Content> content = renderer.render(envelopes.getLast());
      if (content.isEmpty()) {
        putAside(envelopes, NOTHING_TO_SAY);
      }
      return content;
    } catch (Unavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("failed to work out what {} says", envelopes.getLast().id(), e);
      putAside(envelopes, "broken: " + e);
      return Optional.empty();
    }
  }

  private void putAside(List<Envelope> envelopes, String why) {
    envelopes.forEach(envelope -> outbox.abandon(envelope, why));
  }
}
