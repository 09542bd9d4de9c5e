package dev.slipway.bot.slack;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A Slack in memory that fails when a test says so. Thread-safe. */
public final class FakeMessenger implements Messenger {
  /** A message as it stands now. */
  public record Message(Place place, String ts, String text, String id) {}

  /** Something that one person was told. */
  public record Whisper(Place place, PersonId to, String text) {}

  private final Map<String, Message> messages = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Map<String, Deque<Outcome>> failures = new HashMap<>();
  private final BlockingQueue<Whisper> whispers = new LinkedBlockingQueue<>();
  private Set<PersonId> unreachable = Set.of();
  private int next = 1;
  private int updates;
  private int finds;
  private boolean storeNext;

  /** The next call for this channel ends so, and nothing happens. */
  public synchronized void fail(String channel, Outcome outcome) {
    failures.computeIfAbsent(channel, _ -> new ArrayDeque<>()).add(outcome);
  }

  /** The next post arrives, but its answer is lost. */
  public synchronized void loseNextAnswer() {
    storeNext = true;
  }

  public synchronized void delete(MessageRef message) {
    messages.remove(message.ts());
    order.remove(message.ts());
  }

  public synchronized void cannotReach(PersonId person) {
    unreachable = Set.of(person);
  }

  public synchronized List<Message> messages() {
    return order.stream().map(ts -> Optional.ofNullable(messages.get(ts)).orElseThrow()).toList();
  }

  public synchronized List<String> texts() {
    return messages().stream().map(Message::text).toList();
  }

  public synchronized int updates() {
    return updates;
  }

  public synchronized int finds() {
    return finds;
  }

  public BlockingQueue<Whisper> whispers() {
    return whispers;
  }

  @Override
  public synchronized Outcome post(Place place, Content content, String id) {
    Optional<Outcome> failure = failure(place.channel());
    if (failure.isPresent()) {
      return failure.get();
    }
    String ts = "100.%06d".formatted(next++);
    messages.put(ts, new Message(place, ts, content.text(), id));
    order.add(ts);
    if (storeNext) {
      storeNext = false;
      return new Outcome.Unknown("the connection broke");
    }
    return new Outcome.Sent(new MessageRef(place.channel(), ts));
  }

  @Override
  public synchronized Outcome update(MessageRef ref, Content content) {
    Optional<Outcome> failure = failure(ref.channel());
    if (failure.isPresent()) {
      return failure.get();
    }
    Message old = messages.get(ref.ts());
    if (old == null) {
      return new Outcome.Never("message_not_found");
    }
    updates++;
    messages.put(ref.ts(), new Message(old.place(), old.ts(), content.text(), old.id()));
    return new Outcome.Sent(ref);
  }

  @Override
  public Outcome whisper(Place place, PersonId to, Content content) {
    whispers.add(new Whisper(place, to, content.text()));
    return new Outcome.Sent(new MessageRef(place.channel(), "1.1"));
  }

  @Override
  public Outcome react(MessageRef message, String emoji) {
    return new Outcome.Sent(message);
  }

  @Override
  public synchronized ChannelId direct(PersonId person) {
    if (unreachable.contains(person)) {
      throw new Denied("Slack refuses conversations.open: user_disabled", new Exception());
    }
    return new ChannelId("D" + person);
  }

  @Override
  public synchronized Optional<MessageRef> find(Place place, String id, Instant since) {
    finds++;
    return messages.values().stream()
        .filter(m -> m.id().equals(id) && m.place().equals(place))
        .map(m -> new MessageRef(place.channel(), m.ts()))
        .findFirst();
  }

  private Optional<Outcome> failure(ChannelId channel) {
    Deque<Outcome> waiting = failures.get(channel.value());
    return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
  }
}
