package dev.slipway.sandbox.verdicts;

import dev.slipway.sandbox.fleet.Breaker;
import dev.slipway.sandbox.fleet.Fault;
import java.time.Duration;
import java.util.List;

/** Everything that the truth table tells of. */
final class Scenarios {
  private Scenarios() {}

  static List<Scenario> all() {
    return List.of(
        faulty(
            "crash-loop",
            "The new build ends with exit code 1 five seconds after its start.",
            Fault.CRASH),
        faulty(
            "out-of-memory",
            "The new build needs more memory than its task may have.",
            Fault.OUT_OF_MEMORY),
        faulty(
            "image-cannot-be-pulled", "The registry does not have the image.", Fault.CANNOT_PULL),
        faulty(
            "secret-cannot-be-read",
            "The execution role may not read a secret.",
            Fault.CANNOT_READ_SECRET),
        faulty(
            "never-healthy",
            "The new build runs and never passes the load balancer's health check.",
            Fault.NEVER_HEALTHY),
        faulty(
                "never-healthy-container",
                "The new build never passes its container's health check.",
                Fault.NEVER_HEALTHY)
            .with(Scenario.web().withLoadBalancer(false).withGracePeriod(Duration.ZERO)),
        faulty(
                "rolled-back-by-the-breaker",
                "The new build crashes, and the service's circuit breaker rolls back on its own.",
                Fault.CRASH)
            .with(Scenario.web().withBreaker(Breaker.afterFailures(1, true))),
        faulty(
                "given-up-by-the-breaker",
                "The new build crashes, and the circuit breaker stops without a rollback.",
                Fault.CRASH)
            .with(Scenario.web().withBreaker(Breaker.afterFailures(1, false))),
        Scenario.of("superseded", "Somebody deploys something else while the release goes live.")
            .at(12, World::somebodyDeploys),
        Scenario.of(
                "stopped-in-the-console",
                "Somebody stops the deployment in the console and has ECS roll back.")
            .at(12, World::somebodyStopsTheDeployment),
        faulty(
            "no-capacity", "There is no room for new tasks, and none comes.", Fault.NO_CAPACITY));
  }

  private static Scenario faulty(String name, String what, Fault fault) {
    return Scenario.of(name, what).first(world -> world.ecs().fault(Scenario.SERVICE, fault));
  }
}
