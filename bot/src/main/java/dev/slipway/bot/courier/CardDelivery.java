package dev.slipway.bot.courier;

import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.Outcome;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.people.Place;
import java.util.List;
import java.util.Optional;

/** Delivers all that is due of one card as one message that shows the newest state. */
final class CardDelivery {
  private static final String GONE = "message_not_found";

  private final Delivery.Tools tools;
  private final LaneTurn turn;
  private final List<Envelope> envelopes;
  private final Place place;
  private final String id;

  /**
   * @param envelopes of one process, the newest last; never empty
   */
  CardDelivery(Delivery.Tools tools, LaneTurn turn, List<Envelope> envelopes, Place place) {
    this.tools = tools;
    this.turn = turn;
    this.envelopes = envelopes;
    this.place = place;
    // Whichever of its envelopes was tried first, a card is found under one name.
    this.id = envelopes.getLast().about().orElseThrow() + "/card";
  }

  void deliver(Optional<MessageRef> known) {
    known.ifPresentOrElse(this::rewrite, () -> post(mayBeThere()));
  }

  private void rewrite(MessageRef card) {
    if (!turn.mayUpdate(card)) {
      return;
    }
    Optional<Content> content = tools.rendering().render(envelopes);
    if (content.isEmpty()) {
      return;
    }
    Outcome outcome = tools.sending().update(envelopes.getLast(), card, content.get());
    if (outcome instanceof Outcome.Never(String error) && error.equals(GONE)) {
      // Somebody deleted it.
      post(true);
    } else {
      tools.verdicts().updated(envelopes, turn, card, outcome);
    }
  }

  private void post(boolean mayBeThere) {
    if (!turn.mayPost()) {
      return;
    }
    Optional<MessageRef> there = tools.sending().find(place, id, mayBeThere);
    if (there.isPresent()) {
      refresh(there.get());
      return;
    }
    tools
        .rendering()
        .render(envelopes)
        .ifPresent(
            content ->
                tools
                    .verdicts()
                    .posted(envelopes, turn, tools.sending().post(envelopes, place, content, id)));
  }

  /** It arrived although nobody knew, and may say what was true then. */
  private void refresh(MessageRef card) {
    tools
        .rendering()
        .render(envelopes)
        .ifPresent(
            content ->
                tools
                    .verdicts()
                    .updated(
                        envelopes,
                        turn,
                        card,
                        tools.sending().update(envelopes.getLast(), card, content)));
  }

  private boolean mayBeThere() {
    return envelopes.getFirst().version() > 1
        || envelopes.stream().anyMatch(envelope -> envelope.attempts() > 0);
  }
}
