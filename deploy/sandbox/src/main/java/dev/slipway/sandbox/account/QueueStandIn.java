package dev.slipway.sandbox.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A stand-in for one standard queue of SQS, as on the AWS pages of its actions: whoever waits gets
 * messages as soon as there are some, and what is received stays hidden from others until it is
 * deleted or its time is over. There is no queue until it is opened. Thread-safe.
 */
public final class QueueStandIn {
  private static final Duration VISIBILITY = Duration.ofSeconds(30);
  private static final Duration RETENTION = Duration.ofSeconds(60);
  private static final long STEP_MILLIS = 200;

  private final Map<String, Kept> messages = new LinkedHashMap<>();
  private boolean open;
  private boolean away;
  private int taken;

  private record Kept(String body, Instant sent, Instant visible) {
    Kept hidden(Instant until) {
      return new Kept(body, sent, until);
    }
  }

  /** From now on there is a queue. */
  public synchronized void open() {
    open = true;
  }

  public synchronized boolean isOpen() {
    return open;
  }

  /** While on, every call is answered with 503, also those that wait. */
  public synchronized void unavailable(boolean on) {
    away = on;
    notifyAll();
  }

  /** Puts a message into the queue, if there is one. */
  public synchronized void send(String body) {
    if (open) {
      Instant now = Instant.now();
      messages.put(UUID.randomUUID().toString(), new Kept(body, now, now));
      notifyAll();
    }
  }

  /** How many messages wait, or were received and not deleted. */
  public synchronized int size() {
    forgetTheOld();
    return messages.size();
  }

  /** How many messages were received and deleted. */
  public synchronized int taken() {
    return taken;
  }

  synchronized boolean isAway() {
    return away;
  }

  /**
   * @param action such as {@code ReceiveMessage}
   */
  synchronized ObjectNode answer(String action, JsonNode question) {
    if (!open) {
      throw new Absent("com.amazonaws.sqs#QueueDoesNotExist");
    }
    return switch (action) {
      case "ReceiveMessage" -> receive(question);
      case "DeleteMessageBatch" -> delete(question.path("Entries"));
      case "GetQueueAttributes" -> attributes();
      default -> throw new Absent("UnknownOperationException");
    };
  }

  private ObjectNode receive(JsonNode question) {
    Instant until = Instant.now().plusSeconds(question.path("WaitTimeSeconds").asInt());
    List<String> found = awaited(question.path("MaxNumberOfMessages").asInt(1), until);
    Duration hidden =
        question.has("VisibilityTimeout")
            ? Duration.ofSeconds(question.path("VisibilityTimeout").asInt())
            : VISIBILITY;
    ObjectNode answer = object();
    ArrayNode list = answer.putArray("Messages");
    for (String handle : found) {
      Kept kept =
          messages.computeIfPresent(handle, (same, one) -> one.hidden(Instant.now().plus(hidden)));
      list.add(message(handle, kept == null ? "" : kept.body()));
    }
    return answer;
  }

  private List<String> awaited(int most, Instant until) {
    try {
      List<String> found = visible(most);
      while (found.isEmpty() && !away && Instant.now().isBefore(until)) {
        wait(STEP_MILLIS);
        found = visible(most);
      }
      return found;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private List<String> visible(int most) {
    forgetTheOld();
    Instant now = Instant.now();
    return messages.entrySet().stream()
        .filter(each -> !each.getValue().visible().isAfter(now))
        .map(Map.Entry::getKey)
        .limit(most)
        .toList();
  }

  private void forgetTheOld() {
    Instant oldest = Instant.now().minus(RETENTION);
    messages.values().removeIf(each -> each.sent().isBefore(oldest));
  }

  private ObjectNode delete(JsonNode entries) {
    ObjectNode answer = object();
    ArrayNode done = answer.putArray("Successful");
    answer.putArray("Failed");
    for (JsonNode entry : entries) {
      if (messages.remove(entry.path("ReceiptHandle").asText()) != null) {
        taken++;
      }
      done.addObject().put("Id", entry.path("Id").asText());
    }
    return answer;
  }

  private ObjectNode attributes() {
    ObjectNode answer = object();
    answer
        .putObject("Attributes")
        .put("ApproximateNumberOfMessages", Integer.toString(visible(Integer.MAX_VALUE).size()))
        .put("MessageRetentionPeriod", Long.toString(RETENTION.toSeconds()));
    return answer;
  }

  private static ObjectNode message(String handle, String body) {
    return object()
        .put("MessageId", handle)
        .put("ReceiptHandle", handle)
        .put("MD5OfBody", md5(body))
        .put("Body", body);
  }

  /** The SDK compares it with what it received. */
  private static String md5(String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
