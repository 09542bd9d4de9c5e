package dev.slipway.bot.courier;

import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.engine.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * An outbox that lets somebody know when a message is given up.
 *
 * @param givenUp hears which message, and why; before it is marked, so that none is missed
 */
public record WatchedOutbox(Outbox outbox, BiConsumer<Envelope, String> givenUp) implements Outbox {
  @Override
  public void abandon(Envelope envelope, String why) {
    if (!why.equals(Rendering.NOTHING_TO_SAY)) {
      givenUp.accept(envelope, why);
    }
    outbox.abandon(envelope, why);
  }

  @Override
  public void add(String key, Telling.Reply reply) {
    outbox.add(key, reply);
  }

  @Override
  public List<Envelope> due(Instant now, int limit) {
    return outbox.due(now, limit);
  }

  @Override
  public void attempting(Envelope envelope) {
    outbox.attempting(envelope);
  }

  @Override
  public void sent(List<Envelope> told, MessageRef message) {
    outbox.sent(told, message);
  }

  @Override
  public void postpone(Envelope envelope, Instant until, String why) {
    outbox.postpone(envelope, until, why);
  }

  @Override
  public Optional<Instant> toldSince(ProcessId process, Instant since) {
    return outbox.toldSince(process, since);
  }

  @Override
  public Told noticeBefore(Envelope follower) {
    return outbox.noticeBefore(follower);
  }

  @Override
  public Optional<MessageRef> card(ProcessId process) {
    return outbox.card(process);
  }
}
