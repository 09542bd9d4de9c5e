package dev.slipway.sandbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Delivers to the app, and delivers events again until they are acknowledged. Thread-safe. */
public final class Postman {
  private final Workspace workspace;
  private final DeliveryTimes times;
  private final Timer timer;
  private final List<Delivery> deliveries = new ArrayList<>();
  private Door door;
  private Optional<Parcel> lastEvent = Optional.empty();

  public Postman(Workspace workspace, DeliveryTimes times, Timer timer, SocketDoor door) {
    this.workspace = workspace;
    this.times = times;
    this.timer = timer;
    this.door = door;
  }

  /** From now on everything goes to the request URL. */
  public synchronized void deliverTo(HttpDoor httpDoor) {
    door = httpDoor;
  }

  /** Delivers the event, and again after each of Slack's pauses until it is acknowledged. */
  public void event(ObjectNode payload) {
    Parcel parcel = new Parcel(Parcel.Kind.EVENT, payload);
    remember(parcel);
    attempt(parcel, Parcel.Attempt.FIRST);
  }

  private synchronized void remember(Parcel event) {
    lastEvent = Optional.of(event);
  }

  /** Delivers the last event once more, as Slack does when an acknowledgement got lost. */
  public void redeliverLast() {
    Parcel again;
    synchronized (this) {
      again = lastEvent.orElseThrow(() -> new IllegalStateException("no event was sent yet"));
    }
    attempt(again, new Parcel.Attempt(1, "timeout"));
  }

  /** Delivers a click or a slash command, once. */
  public void request(Parcel parcel, Consumer<Reception> then) {
    Instant sent = workspace.now();
    door()
        .hand(
            parcel,
            Parcel.Attempt.FIRST,
            reception -> {
              record(parcel, 0, sent, reception);
              then.accept(reception);
            });
  }

  private void attempt(Parcel parcel, Parcel.Attempt attempt) {
    Instant sent = workspace.now();
    door().hand(parcel, attempt, reception -> ended(parcel, attempt, sent, reception));
  }

  private void ended(Parcel parcel, Parcel.Attempt attempt, Instant sent, Reception reception) {
    record(parcel, attempt.number(), sent, reception);
    if (reception instanceof Reception.Missed missed
        && !missed.retriesForbidden()
        && attempt.number() < times.redeliveries().size()) {
      Duration pause = times.redeliveries().get(attempt.number());
      Parcel.Attempt next = new Parcel.Attempt(attempt.number() + 1, missed.reason());
      var _ = timer.after(pause, () -> attempt(parcel, next));
    }
  }

  private void record(Parcel parcel, int attempt, Instant sent, Reception reception) {
    String outcome =
        switch (reception) {
          case Reception.Accepted _ -> "ok";
          case Reception.Missed missed -> missed.reason();
        };
    String id = parcel.payload().path("event_id").asText();
    String about = parcel.payload().path("event").path("ts").asText();
    Instant now = workspace.now();
    synchronized (this) {
      deliveries.add(new Delivery(id, type(parcel), about, attempt, outcome, sent, now));
    }
    workspace.changes().announce();
  }

  private static String type(Parcel parcel) {
    return switch (parcel.kind()) {
      case EVENT -> eventType(parcel.payload().path("event"));
      case INTERACTION -> parcel.payload().path("type").asText();
      case SLASH_COMMAND -> parcel.payload().path("command").asText();
    };
  }

  private static String eventType(JsonNode event) {
    String subtype = event.path("subtype").asText();
    String type = event.path("type").asText();
    return subtype.isEmpty() ? type : type + ":" + subtype;
  }

  public synchronized List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  private synchronized Door door() {
    return door;
  }
}
