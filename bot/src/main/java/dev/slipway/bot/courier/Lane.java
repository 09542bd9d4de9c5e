package dev.slipway.bot.courier;

import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;

/** A conversation: what is posted to it keeps its order, whatever happens to other lanes. */
sealed interface Lane {
  record Channel(ChannelId id) implements Lane {}

  record Direct(PersonId person) implements Lane {}

  static Lane of(Envelope envelope) {
    return switch (envelope.telling()) {
      case Telling.Card card -> new Channel(card.place().channel());
      case Telling.Detail detail -> new Channel(detail.place().channel());
      case Telling.Reply reply -> new Channel(reply.place().channel());
      case Telling.Notice notice -> new Direct(notice.to());
      case Telling.Aside aside -> new Direct(aside.to());
      case Telling.Amendment amendment -> new Direct(amendment.to());
    };
  }
}
