package dev.slipway.bot.front;

import dev.slipway.bot.card.Pages;
import dev.slipway.bot.intake.Asked;
import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.Messenger;
import dev.slipway.bot.slack.Outcome;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.engine.Bell;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives a command again and again until what it waits for is there, and meanwhile tells how far
 * that is, in one message. The inbox keeps the command: when this replica dies, another one waits.
 */
final class Patience {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private final Messenger messenger;
  private final Duration betweenLooks;

  Patience(Messenger messenger) {
    this(messenger, BETWEEN_LOOKS);
  }

  Patience(Messenger messenger, Duration betweenLooks) {
    this.messenger = messenger;
    this.betweenLooks = betweenLooks;
  }

  /**
   * @return never {@link Answer.Later}
   * @throws Unavailable when this replica stops meanwhile
   */
  Answer outlast(String key, Asked.Typed typed, Supplier<Answer> handling) {
    Answer answer = handling.get();
    if (!(answer instanceof Answer.Later)) {
      return answer;
    }
    Optional<MessageRef> message = Optional.empty();
    String told = "";
    while (answer instanceof Answer.Later(var why)) {
      if (!why.equals(told)) {
        message = tell(key, typed, message, told.isEmpty(), Pages.waiting(why));
        told = why;
      }
      rest();
      answer = handling.get();
    }
    Content end = Pages.waited(answer instanceof Answer.Refused);
    message.ifPresent(there -> messenger.update(there, end));
    return answer;
  }

  /** Who gave a slash command is whispered to, once: a whisper cannot be rewritten. */
  private Optional<MessageRef> tell(
      String key, Asked.Typed typed, Optional<MessageRef> known, boolean first, Content content) {
    if (typed.slash()) {
      if (first) {
        messenger.whisper(typed.place(), typed.person(), content);
      }
      return Optional.empty();
    }
    Place thread = thread(typed);
    Optional<MessageRef> there = known.or(() -> found(typed, key + "/waiting"));
    if (there.isPresent()) {
      messenger.update(there.get(), content);
      return there;
    }
    return messenger.post(thread, content, key + "/waiting") instanceof Outcome.Sent(var sent)
        ? Optional.of(sent)
        : Optional.empty();
  }

  /** Another replica may have begun to wait. */
  private Optional<MessageRef> found(Asked.Typed typed, String id) {
    try {
      return messenger.find(thread(typed), id, typed.at());
    } catch (Unavailable | Denied unknown) {
      return Optional.empty();
    }
  }

  private void rest() {
    new Bell().await(betweenLooks);
    if (Thread.currentThread().isInterrupted()) {
      throw new Unavailable("this replica", "it stops", new InterruptedException());
    }
  }

  private static Place thread(Asked.Typed typed) {
    Place place = typed.place();
    return new Place(place.channel(), place.thread().or(() -> Optional.of(typed.ts())));
  }
}
