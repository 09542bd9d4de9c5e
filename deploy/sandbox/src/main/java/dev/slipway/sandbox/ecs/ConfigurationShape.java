package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Breaker;
import dev.slipway.sandbox.fleet.ServiceSettings;
import dev.slipway.sandbox.traffic.Increment;
import dev.slipway.sandbox.traffic.PauseHook;
import dev.slipway.sandbox.traffic.ShiftPlan;
import dev.slipway.sandbox.traffic.Stage;

/** The shape <i>DeploymentConfiguration</i> of the API. */
final class ConfigurationShape {
  private ConfigurationShape() {}

  static ObjectNode of(ServiceSettings settings) {
    ShiftPlan shift = settings.shift();
    ObjectNode shape = Json.object();
    shape
        .put("strategy", shift.strategy().name())
        .put("maximumPercent", settings.maximumPercent())
        .put("minimumHealthyPercent", settings.minimumPercent())
        .put("bakeTimeInMinutes", shift.bakeTime().toMinutes());
    shape.set("deploymentCircuitBreaker", breaker(settings.breaker()));
    switch (shift.strategy()) {
      case ROLLING, BLUE_GREEN -> {}
      case CANARY -> shape.set("canaryConfiguration", increment("canary", shift.step()));
      case LINEAR -> shape.set("linearConfiguration", increment("step", shift.step()));
    }
    if (!shift.hooks().isEmpty()) {
      shape.set("lifecycleHooks", Json.array(shift.hooks().stream().map(ConfigurationShape::of)));
    }
    return shape;
  }

  private static ObjectNode breaker(Breaker breaker) {
    ObjectNode shape = Json.object();
    shape
        .put("enable", breaker.enable())
        .put("rollback", breaker.rollback())
        .put("resetOnHealthyTask", breaker.resetOnHealthyTask());
    shape
        .putObject("thresholdConfiguration")
        .put("type", breaker.kind().name())
        .put("value", breaker.value());
    return shape;
  }

  private static ObjectNode increment(String name, Increment step) {
    return Json.object()
        .put(name + "Percent", step.percent())
        .put(name + "BakeTimeInMinutes", step.bakeTime().toMinutes());
  }

  private static ObjectNode of(PauseHook hook) {
    ObjectNode shape = Json.object().put("targetType", "PAUSE");
    shape.set("lifecycleStages", Json.texts(hook.stages().stream().map(Stage::name)));
    shape
        .putObject("timeoutConfiguration")
        .put("timeoutInMinutes", hook.timeout().toMinutes())
        .put("action", hook.onTimeout().name());
    return shape;
  }
}
