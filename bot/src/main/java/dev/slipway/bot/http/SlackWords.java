package dev.slipway.bot.http;

import dev.slipway.bot.door.SlackState;
import java.time.Instant;
import java.util.Optional;

/** What readiness says about Slack. */
final class SlackWords {
  private SlackWords() {}

  static Optional<String> trouble(SlackState state) {
    return switch (state) {
      case SlackState.Connected _ -> Optional.empty();
      case SlackState.Connecting(_, var why) -> Optional.of("not connected: " + why);
      case SlackState.Refused(var error) -> Optional.of("refused: " + error);
    };
  }

  static Optional<Instant> since(SlackState state) {
    return switch (state) {
      case SlackState.Connected(var since) -> Optional.of(since);
      case SlackState.Connecting(var since, _) -> Optional.of(since);
      case SlackState.Refused _ -> Optional.empty();
    };
  }
}
