package dev.slipway.bot.http;

import dev.slipway.bot.door.SlackState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One thing that the bot needs to be ready.
 *
 * @param good whether it is as it should be
 * @param since when it got so
 * @param why one sentence, without secrets
 */
public record Check(String name, boolean good, Instant since, String why) {

  /**
   * Remembers since when something is as it is.
   *
   * @param trouble asked each time; empty when all is well, and must not take long
   */
  public static Supplier<Check> watching(
      String name, Supplier<Optional<String>> trouble, InstantSource clock) {
    AtomicReference<Check> last =
        new AtomicReference<>(new Check(name, false, clock.instant(), ""));
    return () -> {
      Optional<String> now = asked(trouble);
      return last.updateAndGet(
          before ->
              new Check(
                  name,
                  now.isEmpty(),
                  before.good == now.isEmpty() ? before.since : clock.instant(),
                  now.orElse("ok")));
    };
  }

  /** Whether the bot hears Slack. */
  public static Supplier<Check> slack(Supplier<SlackState> state, InstantSource clock) {
    Supplier<Check> seen = watching("slack", () -> SlackWords.trouble(state.get()), clock);
    return () -> {
      Check check = seen.get();
      return SlackWords.since(state.get())
          .map(since -> new Check(check.name, check.good, since, check.why))
          .orElse(check);
    };
  }

  private static Optional<String> asked(Supplier<Optional<String>> trouble) {
    try {
      return trouble.get();
    } catch (RuntimeException e) {
      return Optional.of(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
  }
}
