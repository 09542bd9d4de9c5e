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
    groups.advanced().ifPresent(advanced -> shape.set("advancedConfiguration", of(advanced)));
    return shape;
  }

  private static ObjectNode of(TargetGroups.Advanced advanced) {
    ObjectNode shape =
        Json.object()
            .put("alternateTargetGroupArn", advanced.alternateTargetGroup())
            .put("productionListenerRule", advanced.productionRule())
            .put("roleArn", advanced.role());
    Json.text(shape, "testListenerRule", advanced.testRule());
    return shape;
  }
}
