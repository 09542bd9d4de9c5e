package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.traffic.ShiftPlan;
import dev.slipway.sandbox.traffic.Stage;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;

/** All that services which shift traffic say and are told, for {@link ModelTest}. */
final class ShiftStory {
  private static final ShiftPlan PLAN =
      ShiftPlan.canary(5, Duration.ofMinutes(1), Duration.ofMinutes(1))
          .withPause(Stage.POST_TEST_TRAFFIC_SHIFT);

  private ShiftStory() {}

  static void tell(Consumer<Exchange> watcher) {
    try (var sandbox = Sandbox.with(ServicePlan.web("web", Sandbox.OLD).withShift(PLAN))) {
      sandbox.standIn.watch(watcher);
      release(sandbox);
      create(sandbox);
      sandbox.ecs.updateService(
          r ->
              r.cluster(Sandbox.CLUSTER)
                  .service("web")
                  .deploymentConfiguration(
                      c -> c.strategy("LINEAR").linearConfiguration(l -> l.stepPercent(20.0))));
    }
  }

  private static void release(Sandbox sandbox) {
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilPaused("web");
    ModelTest.look(sandbox);
    sandbox.answer("web", sandbox.hook("web").hookId(), DeploymentLifecycleHookAction.CONTINUE);
    for (int i = 0; i < 40; i++) {
      ModelTest.look(sandbox);
      sandbox.seconds(5);
    }
  }

  private static void create(Sandbox sandbox) {
    String definition = sandbox.register("api", Sandbox.OLD);
    sandbox.ecs.createService(
        r ->
            r.cluster(Sandbox.CLUSTER)
                .serviceName("api")
                .taskDefinition(definition)
                .desiredCount(1)
                .loadBalancers(sandbox.service("web").loadBalancers()));
  }
}
