package dev.slipway.core.engine;

import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An outbox in memory. A test may ask it what became of an envelope. */
public final class FakeOutbox implements Outbox {
  private enum Fate {
    WAITING,
    SENT,
    ABANDONED
  }

  private record Row(Envelope envelope, Fate fate, Instant notBefore, String why) {
    Row with(Fate next, String reason) {
      return new Row(envelope, next, notBefore, reason);
    }

    boolean isNoticeBefore(Envelope follower) {
      return envelope.telling() instanceof Telling.Notice(var to)
          && envelope.about().equals(follower.about())
          && to.equals(reader(follower));
    }

    private static PersonId reader(Envelope follower) {
      return switch (follower.telling()) {
        case Telling.Aside(var to) -> to;
        case Telling.Amendment(var to) -> to;
        case Telling other -> throw new IllegalArgumentException("it follows nothing: " + other);
      };
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<ProcessId, MessageRef> cards = new HashMap<>();
  private final Map<ProcessId, List<Instant>> arrivals = new HashMap<>();
  private final Map<String, MessageRef> messages = new HashMap<>();

  /** What {@link EventStore} does with the tellings of an event. */
  public synchronized void fill(ProcessId process, long version, List<Telling> tellings) {
    for (int i = 0; i < tellings.size(); i++) {
      Telling telling = tellings.get(i);
      String id = "%s/%d/%d".formatted(process, version, i);
      boolean reply = telling instanceof Telling.Reply;
      put(
          new Envelope(
              id,
              reply ? Optional.empty() : Optional.of(process),
              reply ? 0 : version,
              telling,
              0));
    }
  }

  /** What {@link EventStore} does when a process is set aside or given back. */
  synchronized void tellCardAgain(ProcessId process, long version) {
    card(process)
        .ifPresent(
            card -> {
              String id = process + "/aside";
              rows.remove(id);
              put(
                  new Envelope(
                      id,
                      Optional.of(process),
                      version,
                      new Telling.Card(Place.in(card.channel())),
                      0));
            });
  }

  @Override
  public synchronized void add(String key, Telling.Reply reply) {
    put(new Envelope("reply/" + key, Optional.empty(), 0, reply, 0));
  }

  @Override
  public synchronized List<Envelope> due(Instant now, int limit) {
    return rows.values().stream()
        .filter(row -> row.fate == Fate.WAITING && !row.notBefore.isAfter(now))
        .limit(limit)
        .map(Row::envelope)
        .toList();
  }

  @Override
  public synchronized void attempting(Envelope envelope) {
    rows.computeIfPresent(
        envelope.id(),
        (id, row) -> new Row(counted(row.envelope), row.fate, row.notBefore, row.why));
  }

  @Override
  public synchronized void sent(List<Envelope> told, MessageRef message) {
    told.forEach(envelope -> sent(envelope, message));
  }

  private void sent(Envelope envelope, MessageRef message) {
    rows.computeIfPresent(envelope.id(), (id, row) -> row.with(Fate.SENT, ""));
    if (envelope.telling() instanceof Telling.Notice) {
      arrivals
          .computeIfAbsent(envelope.about().orElseThrow(), _ -> new ArrayList<>())
          .add(Instant.now());
    }
    messages.put(envelope.id(), message);
    if (envelope.telling() instanceof Telling.Card) {
      ProcessId process = envelope.about().orElseThrow();
      cards.put(process, message);
      rows.replaceAll((id, row) -> isOlderCard(row, envelope) ? row.with(Fate.SENT, "") : row);
    }
  }

  @Override
  public synchronized void postpone(Envelope envelope, Instant until, String why) {
    rows.computeIfPresent(envelope.id(), (id, row) -> new Row(row.envelope, row.fate, until, why));
  }

  @Override
  public synchronized void abandon(Envelope envelope, String why) {
    rows.computeIfPresent(envelope.id(), (id, row) -> row.with(Fate.ABANDONED, why));
  }

  @Override
  public synchronized Optional<Instant> toldSince(ProcessId process, Instant since) {
    return arrivals.getOrDefault(process, List.of()).stream()
        .filter(at -> !at.isBefore(since))
        .min(Comparator.naturalOrder());
  }

  @Override
  public synchronized Optional<MessageRef> card(ProcessId process) {
    return Optional.ofNullable(cards.get(process));
  }

  @Override
  public synchronized Told noticeBefore(Envelope follower) {
    Told told = new Told.Never();
    for (Row row : rows.values()) {
      if (row.envelope.id().equals(follower.id())) {
        break;
      }
      told = row.isNoticeBefore(follower) ? told(row) : told;
    }
    return told;
  }

  private Told told(Row row) {
    MessageRef message = messages.get(row.envelope.id());
    return switch (row.fate) {
      case WAITING -> new Told.NotYet();
      case SENT -> message == null ? new Told.Never() : new Told.There(message);
      case ABANDONED -> new Told.Never();
    };
  }

  /** Every envelope ever added, in order, whatever became of it. */
  public synchronized List<Envelope> all() {
    return new ArrayList<>(rows.values().stream().map(Row::envelope).toList());
  }

  /** Why an envelope was last postponed or abandoned; empty when it was not. */
  public synchronized String why(String id) {
    Row row = rows.get(id);
    return row == null ? "" : row.why;
  }

  private void put(Envelope envelope) {
    rows.putIfAbsent(envelope.id(), new Row(envelope, Fate.WAITING, Instant.MIN, ""));
  }

  private static boolean isOlderCard(Row row, Envelope sent) {
    return row.fate == Fate.WAITING
        && row.envelope.telling() instanceof Telling.Card
        && row.envelope.about().equals(sent.about())
        && row.envelope.version() <= sent.version();
  }

  private static Envelope counted(Envelope it) {
    return new Envelope(it.id(), it.about(), it.version(), it.telling(), it.attempts() + 1);
  }
}
