package dev.slipway.sandbox.slack;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody waited for did not come. */
public final class AwaitFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private AwaitFailure(String message) {
    super(message);
  }

  static AwaitFailure of(Person person, Duration waited, List<Message> seen) {
    String shown =
        seen.stream()
            .map(m -> m.authorName() + (m.ephemeral() ? " (only to you)" : "") + ": " + lines(m))
            .collect(Collectors.joining("\n"));
    return new AwaitFailure(
        person.displayName() + " waited " + waited + " in vain; this is there:\n" + shown);
  }

  private static String lines(Message message) {
    return message.plain()
        + message.replies().stream()
            .map(reply -> "\n  > " + reply.authorName() + ": " + reply.plain())
            .collect(Collectors.joining());
  }

  static AwaitFailure of(String what, Duration waited) {
    return new AwaitFailure("waited " + waited + " in vain for " + what);
  }
}
