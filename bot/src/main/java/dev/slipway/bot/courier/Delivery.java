package dev.slipway.bot.courier;

import dev.slipway.bot.slack.Messenger;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Delivers what is due in one lane, from the oldest on, lines of threads last: a card does not wait
 * behind what happened to another. Used for one turn, by one thread.
 */
final class Delivery {
  private final Tools tools;
  private final LaneTurn turn;
  private final List<Envelope> envelopes;
  private final NoticeDelivery notices;
  private final DetailDelivery details;
  private final Set<ProcessId> cards = new HashSet<>();

  /**
   * What every delivery works with.
   *
   * @param mayAct false as soon as another replica may have taken over
   */
  record Tools(
      Outbox outbox,
      Messenger messenger,
      Sending sending,
      Rendering rendering,
      Verdicts verdicts,
      BooleanSupplier mayAct) {}

  Delivery(Tools tools, LaneTurn turn, List<Envelope> envelopes) {
    this.tools = tools;
    this.turn = turn;
    this.envelopes = List.copyOf(envelopes);
    this.notices = new NoticeDelivery(tools, turn);
    this.details = new DetailDelivery(tools, turn, this.envelopes);
  }

  void run() {
    for (Envelope envelope : inOrder()) {
      if (!tools.mayAct().getAsBoolean()) {
        return;
      }
      switch (envelope.telling()) {
        case Telling.Card(Place place) -> card(envelope.about().orElseThrow(), place);
        case Telling.Detail(Place place) -> detail(envelope, envelope.about().orElseThrow(), place);
        case Telling.Reply(Place place, _) -> post(envelope, place);
        case Telling.Notice(PersonId to) -> notice(envelope, to);
        case Telling.Aside _ -> notices.noticeOf(envelope).ifPresent(it -> aside(envelope, it));
        case Telling.Amendment _ ->
            notices.noticeOf(envelope).ifPresent(it -> notices.amend(envelope, it));
      }
    }
  }

  private List<Envelope> inOrder() {
    Predicate<Envelope> isLine = envelope -> envelope.telling() instanceof Telling.Detail;
    return Stream.of(isLine.negate(), isLine)
        .flatMap(part -> envelopes.stream().filter(part))
        .toList();
  }

  private void card(ProcessId process, Place place) {
    List<Envelope> all = cardsOf(process);
    if (!all.isEmpty() && cards.add(process)) {
      new CardDelivery(tools, turn, all, place).deliver(tools.outbox().card(process));
    }
  }

  /** Goes to the thread of the card, which therefore is posted first. */
  private void detail(Envelope envelope, ProcessId process, Place place) {
    card(process, place);
    if (details.isTaken(envelope)) {
      return;
    }
    Optional<String> thread =
        place.thread().or(() -> tools.outbox().card(process).map(MessageRef::ts));
    details.deliver(envelope, new Place(place.channel(), thread));
  }

  private void notice(Envelope envelope, PersonId to) {
    try {
      post(envelope, Place.in(tools.messenger().direct(to)));
    } catch (Denied e) {
      tools.verdicts().abandon(List.of(envelope), String.valueOf(e.getMessage()));
    }
  }

  private void aside(Envelope envelope, MessageRef notice) {
    post(envelope, new Place(notice.channel(), Optional.of(notice.ts())));
  }

  private void post(Envelope envelope, Place place) {
    if (!turn.mayPost()) {
      return;
    }
    List<Envelope> one = List.of(envelope);
    Optional<MessageRef> there =
        tools.sending().find(place, envelope.id(), envelope.attempts() > 0);
    if (there.isPresent()) {
      tools.outbox().sent(one, there.get());
      return;
    }
    tools
        .rendering()
        .render(one)
        .ifPresent(
            content ->
                tools
                    .verdicts()
                    .posted(one, turn, tools.sending().post(one, place, content, envelope.id())));
  }

  private List<Envelope> cardsOf(ProcessId process) {
    return envelopes.stream()
        .filter(e -> e.telling() instanceof Telling.Card && e.about().equals(Optional.of(process)))
        .toList();
  }
}
