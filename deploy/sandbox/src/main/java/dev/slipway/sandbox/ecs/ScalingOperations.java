package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Arns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of Application Auto Scaling the bot uses: DescribeScalableTargets and RegisterScalableTarget
 * for the desired count of services. Nothing scales here. Thread-safe.
 */
final class ScalingOperations {
  private static final String SERVICE = "AnyScaleFrontendService.";
  private static final String DIMENSION = "ecs:service:DesiredCount";
  private static final int MOST = 50;
  private static final List<String> FLAGS =
      List.of(
          "DynamicScalingInSuspended", "DynamicScalingOutSuspended", "ScheduledScalingSuspended");

  private final Arns arns;
  private final Map<String, ObjectNode> suspended = new TreeMap<>();

  ScalingOperations(Arns arns) {
    this.arns = arns;
  }

  Map<String, Operation> all() {
    return Map.of(
        SERVICE + "DescribeScalableTargets", this::describe,
        SERVICE + "RegisterScalableTarget", this::register);
  }

  /** From now on the service scales. */
  synchronized void put(String resource, SuspendedScaling flags) {
    suspended.put(resource, state(flags));
  }

  synchronized Optional<SuspendedScaling> suspended(String resource) {
    return Optional.ofNullable(suspended.get(resource)).map(ScalingOperations::read);
  }

  private synchronized ObjectNode describe(Request request) {
    check(request);
    List<String> wanted = request.texts("ResourceIds");
    if (wanted.size() > MOST) {
      throw new EcsError("ValidationException", 400, "At most 50 resource ids.");
    }
    request.text("ScalableDimension");
    ObjectNode answer = Json.object();
    ArrayNode targets = answer.putArray("ScalableTargets");
    suspended.forEach(
        (resource, state) -> {
          if (wanted.isEmpty() || wanted.contains(resource)) {
            ObjectNode target = targets.addObject();
            target.put("ServiceNamespace", "ecs").put("ScalableDimension", DIMENSION);
            target.put("ResourceId", resource).put("MinCapacity", 1).put("MaxCapacity", 20);
            target.put("RoleARN", arns.role("AWSServiceRoleForApplicationAutoScaling_ECSService"));
            target.put("CreationTime", 1_700_000_000);
            target.set("SuspendedState", state.deepCopy());
          }
        });
    return answer;
  }

  private synchronized ObjectNode register(Request request) {
    check(request);
    request.text("ScalableDimension");
    String resource = request.requiredText("ResourceId");
    if (!suspended.containsKey(resource)) {
      throw new EcsError(
          "ValidationException", 400, "MinCapacity and MaxCapacity are required: " + resource);
    }
    request
        .object("SuspendedState")
        .ifPresent(state -> suspended.put(resource, state(read(state))));
    return Json.object();
  }

  private static void check(Request request) {
    if (!"ecs".equals(request.requiredText("ServiceNamespace"))) {
      throw new EcsError("ValidationException", 400, "Only the namespace ecs is known here.");
    }
  }

  private static SuspendedScaling read(ObjectNode state) {
    return new SuspendedScaling(
        state.path(FLAGS.get(0)).asBoolean(),
        state.path(FLAGS.get(1)).asBoolean(),
        state.path(FLAGS.get(2)).asBoolean());
  }

  private static ObjectNode state(SuspendedScaling flags) {
    return Json.object()
        .put(FLAGS.get(0), flags.in())
        .put(FLAGS.get(1), flags.out())
        .put(FLAGS.get(2), flags.scheduled());
  }
}
