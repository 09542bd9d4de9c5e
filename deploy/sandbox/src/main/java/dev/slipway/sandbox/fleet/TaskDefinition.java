package dev.slipway.sandbox.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One revision of a family. All fields that were registered are kept as they came. */
public final class TaskDefinition {
  private final String arn;
  private final String family;
  private final int revision;
  private final long sequence;
  private final Instant registeredAt;
  private final ObjectNode registered;
  private Optional<Instant> deregisteredAt = Optional.empty();

  TaskDefinition(
      String arn,
      String family,
      int revision,
      long sequence,
      Instant registeredAt,
      ObjectNode registered) {
    this.arn = arn;
    this.family = family;
    this.revision = revision;
    this.sequence = sequence;
    this.registeredAt = registeredAt;
    this.registered = registered;
  }

  public String arn() {
    return arn;
  }

  public String family() {
    return family;
  }

  public int revision() {
    return revision;
  }

  /** Grows with every registration in the fleet. */
  long sequence() {
    return sequence;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  public Optional<Instant> deregisteredAt() {
    return deregisteredAt;
  }

  public boolean isActive() {
    return deregisteredAt.isEmpty();
  }

  /** The fields of the RegisterTaskDefinition request, without its tags; a copy. */
  public ObjectNode registered() {
    return registered.deepCopy();
  }

  public List<JsonNode> containers() {
    return registered.path("containerDefinitions").valueStream().toList();
  }

  /** The image of the first essential container. */
  public String image() {
    return containers().stream()
        .filter(TaskDefinition::isEssential)
        .findFirst()
        .orElseGet(() -> containers().getFirst())
        .path("image")
        .asText();
  }

  Optional<JsonNode> healthCheck() {
    return containers().stream()
        .filter(TaskDefinition::isEssential)
        .map(container -> container.path("healthCheck"))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  void deregister(Instant now) {
    deregisteredAt = Optional.of(deregisteredAt.orElse(now));
  }

  public static boolean isEssential(JsonNode container) {
    return container.path("essential").asBoolean(true);
  }
}
