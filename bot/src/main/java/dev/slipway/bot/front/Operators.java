package dev.slipway.bot.front;

import dev.slipway.bot.card.Brokenness;
import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.Place;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever runs the bot what they must know: once, in the admin channel when there is one, and
 * in the log. Thread-safe.
 */
public final class Operators {
  private static final Logger LOG = LoggerFactory.getLogger(Operators.class);
  private static final String KEY = "operators/";

  private final Optional<ChannelId> channel;
  private final Outbox outbox;

  public Operators(Optional<ChannelId> channel, Outbox outbox) {
    this.channel = channel;
    this.outbox = outbox;
  }

  /** A process cannot be read and is set aside. */
  public void setAside(ProcessId process, String why) {
    LOG.error("{} cannot be read and is set aside: {}", process, why);
    tell("aside/" + process, why, Brokenness.setAside(process, why));
  }

  /** A step of a process failed by our own fault. */
  public void failing(ProcessId process, Throwable bug) {
    LOG.error("a step of {} failed by our own fault", process, bug);
    tell("failing/" + process, bug.toString(), Brokenness.failing(process, bug));
  }

  /** A message was given up. That ours cannot be told is not told. */
  public void givenUp(Envelope envelope, String why) {
    if (!envelope.id().contains(KEY)) {
      String about = envelope.about().map(ProcessId::toString).orElse(envelope.id());
      tell("given-up/" + about, why, Brokenness.givenUp(what(envelope, about), why));
    }
  }

  /** The same trouble of the same process is told once. */
  private void tell(String what, String why, Content content) {
    String key = "%s%s/%08x".formatted(KEY, what, why.hashCode());
    channel.ifPresent(to -> outbox.add(key, new Telling.Reply(Place.in(to), Body.write(content))));
  }

  private static String what(Envelope envelope, String about) {
    String kind = envelope.telling().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return switch (envelope.telling()) {
      case Telling.Card(Place place) ->
          "the %s of %s in <#%s>".formatted(kind, about, place.channel());
      case Telling.Detail(Place place) ->
          "a %s of %s in <#%s>".formatted(kind, about, place.channel());
      case Telling.Notice(var to) -> "a %s of %s to <@%s>".formatted(kind, about, to);
      case Telling.Aside(var to) -> "an %s of %s to <@%s>".formatted(kind, about, to);
      case Telling.Amendment(var to) -> "an %s of %s to <@%s>".formatted(kind, about, to);
      case Telling.Reply(var place, var body) -> "an answer in <#%s>".formatted(place.channel());
    };
  }
}
