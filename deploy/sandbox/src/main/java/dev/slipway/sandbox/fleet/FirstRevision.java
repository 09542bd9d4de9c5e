package dev.slipway.sandbox.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The task definition that a planned service runs when the sandbox starts. */
final class FirstRevision {
  private FirstRevision() {}

  static ObjectNode of(ServicePlan plan, Arns arns) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition
        .put("family", plan.family())
        .put("executionRoleArn", arns.role("task-execution"))
        .put("networkMode", "awsvpc")
        .put("cpu", "256")
        .put("memory", "512");
    definition.putArray("requiresCompatibilities").add("FARGATE");
    ObjectNode container = definition.putArray("containerDefinitions").addObject();
    container.put("name", plan.name()).put("image", plan.image()).put("essential", true);
    if (plan.loadBalanced()) {
      container
          .putArray("portMappings")
          .addObject()
          .put("containerPort", 8000)
          .put("hostPort", 8000)
          .put("protocol", "tcp");
    }
    if (plan.healthCheck()) {
      ObjectNode check = container.putObject("healthCheck").put("interval", 10).put("timeout", 5);
      check.put("retries", 3).put("startPeriod", 60);
      check.putArray("command").add("CMD-SHELL").add("curl -f http://localhost:8000/health");
    }
    container
        .putObject("logConfiguration")
        .put("logDriver", "awslogs")
        .putObject("options")
        .put("awslogs-group", "/shop")
        .put("awslogs-region", arns.region())
        .put("awslogs-stream-prefix", "shop");
    return definition;
  }
}
