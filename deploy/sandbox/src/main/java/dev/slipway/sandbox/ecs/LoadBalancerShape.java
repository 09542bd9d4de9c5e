package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.TargetGroups;

/** The shape <i>LoadBalancer</i> of the API. */
final class LoadBalancerShape {
  private LoadBalancerShape() {}

  static ObjectNode of(String container, TargetGroups groups) {
    ObjectNode shape =
        Json.object()
            .put("targetGroupArn", groups.first())
            .put("containerName", container)
            .put("containerPort", 8000);
    groups
        .advanced()
        .ifPresent(
            advanced ->
                shape
                    .putObject("advancedConfiguration")
                    .put("alternateTargetGroupArn", advanced.alternateTargetGroup())
                    .put("productionListenerRule", advanced.productionRule())
                    .put("testListenerRule", advanced.testRule())
                    .put("roleArn", advanced.role()));
    return shape;
  }
}
