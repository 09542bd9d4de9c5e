package dev.slipway.core.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What must still be told. Filled by {@link EventStore} in the same transaction as the event.
 * Thread-safe. Throws {@link Unavailable} when the database cannot be reached.
 */
public interface Outbox {
  /**
   * Adds the answer to a command.
   *
   * @param key names the command; the same key is added once
   */
  void add(String key, Telling.Reply reply);

  /** Envelopes that are not sent and not postponed beyond now, in the order of their adding. */
  List<Envelope> due(Instant now, int limit);

  /** Counts an attempt; called before sending, so that a successor knows to look for it. */
  void attempting(Envelope envelope);

  /**
   * All that one message tells arrived; in one write, so that none of it is told again. With a
   * card, every older card envelope of its process is done with as well.
   */
  void sent(List<Envelope> told, MessageRef message);

  void postpone(Envelope envelope, Instant until, String why);

  /** It can never be sent. Kept, with the reason. */
  void abandon(Envelope envelope, String why);

  /**
   * When the first notice about a process arrived that arrived no earlier than this; empty when
   * there is none, or it is so old that it was forgotten.
   */
  Optional<Instant> toldSince(ProcessId process, Instant since);

  /** Where the card of a process is, once it was sent. */
  Optional<MessageRef> card(ProcessId process);

  /**
   * What became of the notice that an aside or an amendment belongs to: the last one that its
   * process had for its person before.
   */
  Told noticeBefore(Envelope follower);
}
