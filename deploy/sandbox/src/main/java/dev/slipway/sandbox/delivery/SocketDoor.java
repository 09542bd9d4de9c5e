package dev.slipway.sandbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Socket Mode: up to ten connections, each payload to one of them in turn.
 *
 * <p>The protocol is {@code docs.slack.dev/apis/events-api/using-socket-mode}.
 */
public final class SocketDoor implements Door {
  private static final int MAX_CONNECTIONS = 10;

  private final Workspace workspace;
  private final DeliveryTimes times;
  private final Timer timer;
  private final Set<String> tickets = new HashSet<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Pending> pending = new HashMap<>();
  private Duration ackDelay = Duration.ZERO;
  private int turn;

  /** One websocket. */
  public interface Line {
    void send(String message);

    void close(int code, String reason);

    /** Ends the connection without a word. */
    void cut();
  }

  private record Pending(Consumer<Reception> then, Timer.Scheduled timeout) {}

  public SocketDoor(Workspace workspace, DeliveryTimes times, Timer timer) {
    this.workspace = workspace;
    this.times = times;
    this.timer = timer;
  }

  /** A ticket that lets one websocket in, once. */
  public synchronized String issueTicket() {
    String ticket = UUID.randomUUID().toString();
    tickets.add(ticket);
    return ticket;
  }

  public synchronized int connections() {
    return lines.size();
  }

  public synchronized void opened(Line line, String ticket) {
    if (!tickets.remove(ticket)) {
      line.close(1008, "invalid ticket");
    } else if (lines.size() >= MAX_CONNECTIONS) {
      line.send(farewell("too_many_websockets"));
      line.close(1008, "too_many_websockets");
    } else {
      lines.add(line);
      line.send(hello());
      workspace.changes().announce();
    }
  }

  public synchronized void closed(Line line) {
    lines.remove(line);
    workspace.changes().announce();
  }

  @Override
  public synchronized void hand(Parcel parcel, Parcel.Attempt attempt, Consumer<Reception> then) {
    if (lines.isEmpty()) {
      var _ =
          timer.after(Duration.ZERO, () -> then.accept(new Reception.Missed("connection_failed")));
      return;
    }
    String envelopeId = UUID.randomUUID().toString();
    Timer.Scheduled timeout = timer.after(times.acknowledgement(), () -> timedOut(envelopeId));
    pending.put(envelopeId, new Pending(then, timeout));
    lines.get(turn++ % lines.size()).send(envelope(envelopeId, parcel, attempt));
  }

  /** A message from the app: an acknowledgement, or something that Slack would ignore. */
  public void received(String message) {
    Duration delay = ackDelay();
    if (delay.isZero()) {
      acknowledge(message);
    } else {
      var _ = timer.after(delay, () -> acknowledge(message));
    }
  }

  private void acknowledge(String message) {
    JsonNode ack = Json.read(message).orElseGet(Json::object);
    Optional<JsonNode> answer = Optional.of(ack.path("payload")).filter(JsonNode::isObject);
    settle(ack.path("envelope_id").asText(), new Reception.Accepted(answer));
  }

  private void timedOut(String envelopeId) {
    settle(envelopeId, new Reception.Missed("timeout"));
  }

  private void settle(String envelopeId, Reception reception) {
    Optional<Pending> settled = take(envelopeId);
    settled.ifPresent(
        found -> {
          found.timeout().cancel();
          found.then().accept(reception);
        });
  }

  private synchronized Optional<Pending> take(String envelopeId) {
    return Optional.ofNullable(pending.remove(envelopeId));
  }

  /** Tells every connection to go, for Slack's reason, and ends it a little later. */
  public synchronized void disconnect(String reason) {
    List<Line> leaving = List.copyOf(lines);
    lines.clear();
    leaving.forEach(line -> line.send(farewell(reason)));
    var _ =
        timer.after(times.farewell(), () -> leaving.forEach(line -> line.close(1000, "goodbye")));
  }

  /** Ends every connection without a word. */
  public synchronized void drop() {
    List<Line> dropped = List.copyOf(lines);
    lines.clear();
    dropped.forEach(Line::cut);
  }

  public synchronized void delayAcks(Duration delay) {
    ackDelay = delay;
  }

  private synchronized Duration ackDelay() {
    return ackDelay;
  }

  private String hello() {
    ObjectNode hello = Json.object().put("type", "hello").put("num_connections", lines.size());
    hello
        .putObject("debug_info")
        .put("host", "stand-in")
        .put("build_number", 1)
        .put("approximate_connection_time", 18_060);
    hello.putObject("connection_info").put("app_id", workspace.plan().appId());
    return hello.toString();
  }

  private static String farewell(String reason) {
    ObjectNode message = Json.object().put("type", "disconnect").put("reason", reason);
    message.putObject("debug_info").put("host", "stand-in");
    return message.toString();
  }

  private static String envelope(String id, Parcel parcel, Parcel.Attempt attempt) {
    ObjectNode envelope = Json.object().put("envelope_id", id);
    envelope.set("payload", parcel.payload());
    envelope
        .put("type", parcel.kind().envelopeType())
        .put("accepts_response_payload", parcel.kind().acceptsAnswer());
    if (parcel.kind() == Parcel.Kind.EVENT) {
      envelope.put("retry_attempt", attempt.number()).put("retry_reason", attempt.reason());
    }
    return envelope.toString();
  }
}
