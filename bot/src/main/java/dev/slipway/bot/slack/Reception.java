package dev.slipway.bot.slack;

/** Deals with what people ask. Called on a virtual thread, side by side. */
@FunctionalInterface
public interface Reception {
  /**
   * Answers the person. An {@link dev.slipway.core.engine.Unavailable} means that nothing was
   * answered yet: it is called again, with the same key, until it returns or the request is too
   * old.
   *
   * @param key names the request for ever; the same request may come twice when a replica died
   */
  void handle(String key, Asked asked);
}
