package dev.slipway.bot.courier;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Delivers the lines of threads, for one turn of a lane. Slack takes a message a second: when many
 * lines of one process wait, they are told together, so that nothing else waits behind them.
 */
final class DetailDelivery {
  /** So many are still told one by one, as they happened. */
  private static final int FEW = 12;

  private final Delivery.Tools tools;
  private final LaneTurn turn;
  private final List<Envelope> envelopes;
  private final Set<Envelope> taken = new HashSet<>();

  private record Line(Envelope envelope, Content content) {}

  /**
   * @param envelopes all that is due in the lane, the oldest first
   */
  DetailDelivery(Delivery.Tools tools, LaneTurn turn, List<Envelope> envelopes) {
    this.tools = tools;
    this.turn = turn;
    this.envelopes = envelopes;
  }

  /** Whether it was told along with an earlier one. */
  boolean isTaken(Envelope detail) {
    return taken.contains(detail);
  }

  /** Tells this one, and with it those that wait behind it. */
  void deliver(Envelope first, Place thread) {
    if (!turn.mayPost()) {
      return;
    }
    List<Envelope> tried = tried(first);
    taken.addAll(tried);
    Optional<MessageRef> there = tools.sending().find(thread, first.id(), !tried.isEmpty());
    if (there.isPresent()) {
      tools.outbox().sent(tried, there.get());
      return;
    }
    List<Line> lines = tried.isEmpty() ? fitting(waiting(first)) : lines(tried);
    if (!lines.isEmpty()) {
      post(lines, thread);
    }
  }

  private void post(List<Line> lines, Place thread) {
    List<Envelope> told = lines.stream().map(Line::envelope).toList();
    Content content = Together.of(lines.stream().map(Line::content).toList());
    tools
        .verdicts()
        .posted(told, turn, tools.sending().post(told, thread, content, told.getFirst().id()));
  }

  /**
   * What a message holds that may have arrived: it is found under the name of its first line, and
   * all of its lines were counted as tried before it was sent.
   */
  private List<Envelope> tried(Envelope first) {
    return behind(first).stream().takeWhile(envelope -> envelope.attempts() > 0).toList();
  }

  private List<Envelope> waiting(Envelope first) {
    List<Envelope> all = behind(first);
    return all.size() > FEW ? all : List.of(first);
  }

  private List<Envelope> behind(Envelope first) {
    return envelopes.stream()
        .skip(envelopes.indexOf(first))
        .filter(envelope -> belongs(envelope, first))
        .toList();
  }

  private static boolean belongs(Envelope envelope, Envelope first) {
    return envelope.telling() instanceof Telling.Detail
        && envelope.telling().equals(first.telling())
        && envelope.about().equals(first.about());
  }

  private List<Line> lines(List<Envelope> all) {
    return all.stream().flatMap(envelope -> line(envelope).stream()).toList();
  }

  private List<Line> fitting(List<Envelope> all) {
    List<Line> lines = new ArrayList<>();
    int length = 0;
    for (Envelope envelope : all) {
      Optional<Line> line = line(envelope);
      length += line.map(it -> it.content().text().length()).orElse(0);
      if (!lines.isEmpty() && length > Together.LONGEST) {
        return lines;
      }
      line.ifPresent(lines::add);
      taken.add(envelope);
    }
    return lines;
  }

  private Optional<Line> line(Envelope envelope) {
    return tools.rendering().render(List.of(envelope)).map(content -> new Line(envelope, content));
  }
}
