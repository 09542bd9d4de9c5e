package dev.slipway.bot.intake;

/** Deals with what people ask. Called on a virtual thread, side by side. */
@FunctionalInterface
public interface Reception {
  /**
   * Answers the person: a question with its answer, a command with its card, everything else, even
   * a bug, with one sentence. An {@link dev.slipway.core.engine.Unavailable} means that the answer
   * could not be given: it is called again, with the same key, until it returns or the request is
   * too old.
   *
   * @param key names the request for ever; the same request may come twice when a replica died
   */
  void handle(String key, Asked asked);
}
