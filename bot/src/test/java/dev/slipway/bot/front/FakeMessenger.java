package dev.slipway.bot.front;

import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.Messenger;
import dev.slipway.bot.slack.Outcome;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what was whispered and which message got a reaction; posts nothing. */
final class FakeMessenger implements Messenger {
  /** What one person was told. */
  record Whisper(Place place, PersonId to, String text) {}

  private final List<Whisper> whispers = new ArrayList<>();
  private final List<String> reactions = new ArrayList<>();
  private Optional<Outcome> instead = Optional.empty();

  List<Whisper> whispers() {
    return whispers;
  }

  List<String> reactions() {
    return reactions;
  }

  void refuse() {
    instead = Optional.of(new Outcome.Never("channel_not_found"));
  }

  /** Slack is away until told otherwise. */
  void away(boolean away) {
    instead =
        away ? Optional.of(new Outcome.Again(Duration.ZERO, "not reached")) : Optional.empty();
  }

  @Override
  public Outcome whisper(Place place, PersonId to, Content content) {
    whispers.add(new Whisper(place, to, content.text()));
    return instead.orElseGet(() -> new Outcome.Sent(new MessageRef(place.channel(), "1")));
  }

  @Override
  public Outcome react(MessageRef message, String emoji) {
    reactions.add(emoji + " " + message.ts());
    return new Outcome.Sent(message);
  }

  @Override
  public Outcome post(Place place, Content content, String id) {
    throw new AssertionError("the courier posts");
  }

  @Override
  public Outcome update(MessageRef message, Content content) {
    throw new AssertionError("the courier updates");
  }

  @Override
  public ChannelId direct(PersonId person) {
    throw new AssertionError("the courier asks");
  }

  @Override
  public Optional<MessageRef> find(Place place, String id, Instant since) {
    throw new AssertionError("the courier looks");
  }
}
