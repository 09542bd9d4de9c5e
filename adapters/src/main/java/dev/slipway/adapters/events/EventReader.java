package dev.slipway.adapters.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the service that an event concerns, as the AWS pages <i>Amazon ECS task state change
 * events</i>, <i>service deployment state change events</i> and <i>service action events</i> show
 * it. Never throws: anybody may have put the message there.
 */
final class EventReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TASK = "ECS Task State Change";

  /** Their first resource is the service. */
  private static final Set<String> OF_SERVICES =
      Set.of(
          "ECS Deployment State Change",
          "ECS Service Action",
          // Of a deployment that pauses.
          "ECS Hook State Change");

  private static final Pattern GROUP = Pattern.compile("service:(\\S+)");
  private static final Pattern CLUSTER = Pattern.compile("arn:aws[a-z-]*:ecs:\\S+:cluster/(\\S+)");

  /** A service, or a deployment of one, up to the first slash. */
  private static final Pattern SERVICE =
      Pattern.compile("arn:aws[a-z-]*:ecs:[^:]+:\\d+:(service|service-deployment)");

  private EventReader() {}

  static EcsEvent read(String body) {
    try {
      JsonNode event = JSON.readTree(body);
      String type = event.path("detail-type").asText();
      if (!event.path("source").asText().equals("aws.ecs")) {
        return new EcsEvent.Unreadable();
      }
      if (type.equals(TASK)) {
        return task(event.path("detail"));
      }
      return OF_SERVICES.contains(type) ? service(event) : new EcsEvent.Unreadable();
    } catch (JsonProcessingException noJson) {
      return new EcsEvent.Unreadable();
    }
  }

  private static EcsEvent task(JsonNode task) {
    Optional<String> cluster = cluster(task);
    if (cluster.isEmpty()) {
      return new EcsEvent.Unreadable();
    }
    Matcher group = GROUP.matcher(task.path("group").asText());
    return group.matches()
        ? new EcsEvent.OfService(cluster.get(), group.group(1))
        : new EcsEvent.OfNoService();
  }

  private static EcsEvent service(JsonNode event) {
    List<String> arn = List.of(event.path("resources").path(0).asText().split("/", -1));
    if (!SERVICE.matcher(arn.getFirst()).matches() || arn.size() < 2) {
      return new EcsEvent.Unreadable();
    }
    return arn.size() > 2
        ? new EcsEvent.OfService(arn.get(1), arn.get(2))
        : withOldArn(arn.get(1), event.path("detail"));
  }

  /** Accounts that keep the old format of ARNs have no cluster in it. */
  private static EcsEvent withOldArn(String service, JsonNode detail) {
    return cluster(detail)
        .<EcsEvent>map(cluster -> new EcsEvent.OfService(cluster, service))
        .orElseGet(EcsEvent.Unreadable::new);
  }

  private static Optional<String> cluster(JsonNode detail) {
    Matcher arn = CLUSTER.matcher(detail.path("clusterArn").asText());
    return arn.matches() ? Optional.of(arn.group(1)) : Optional.empty();
  }
}
