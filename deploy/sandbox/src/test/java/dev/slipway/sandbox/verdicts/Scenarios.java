package dev.slipway.sandbox.verdicts;

import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.EcsStrategy.Pause;
import dev.slipway.core.app.EcsStrategy.Unanswered;
import dev.slipway.core.app.Share;
import dev.slipway.core.signal.Reading;
import dev.slipway.sandbox.fleet.Breaker;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.Mishap;
import dev.slipway.sandbox.fleet.Mishap.Whose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that the truth table tells of. */
final class Scenarios {
  private static final Optional<Pause> HALF_AN_HOUR =
      Optional.of(new Pause(Duration.ofMinutes(30), Unanswered.ROLL_BACK));
  private static final EcsStrategy BLUE_GREEN =
      new EcsStrategy.BlueGreen(Optional.empty(), HALF_AN_HOUR);
  private static final EcsStrategy CANARY =
      new EcsStrategy.Canary(
          Share.parse("5"), Duration.ofMinutes(2), Optional.empty(), HALF_AN_HOUR);

  private Scenarios() {}

  static List<Scenario> all() {
    return Stream.of(ending(), starting(), health(), afterwards(), others(), harmless(), pausing())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> ending() {
    return List.of(
        Scenario.of("crash-loop", "The new build ends with exit code 1, 5 s after its start.")
            .with(Fault.CRASH),
        Scenario.of("crash-loop-unchecked", "The same of a worker that nothing checks.")
            .with(Scenario.worker())
            .with(Fault.CRASH),
        Scenario.of("ends-well", "The new build ends with exit code 0, which a service may not.")
            .with(Fault.ENDS),
        Scenario.of("out-of-memory", "The new build needs more memory than its task may have.")
            .with(Fault.OUT_OF_MEMORY),
        Scenario.of("killed", "Something kills the new build, and ECS does not say what.")
            .with(Fault.KILLED));
  }

  private static List<Scenario> starting() {
    return List.of(
        Scenario.of("image-cannot-be-pulled", "The registry does not have the image.")
            .with(Fault.CANNOT_PULL),
        Scenario.of("secret-cannot-be-read", "The execution role may not read a secret.")
            .with(Fault.CANNOT_READ_SECRET),
        Scenario.of("role-cannot-be-assumed", "ECS cannot assume the task's role.")
            .with(Fault.CANNOT_ASSUME_ROLE),
        Scenario.of("no-capacity", "There is no room for new tasks, and none comes.")
            .with(Fault.NO_CAPACITY),
        Scenario.of("no-capacity-for-a-while", "There is no room for new tasks for 3 min.")
            .with(Fault.NO_CAPACITY)
            .at(180, world -> world.ecs().mend(Scenario.SERVICE)));
  }

  private static List<Scenario> health() {
    return List.of(
        Scenario.of("never-healthy", "The new build never passes the load balancer's check.")
            .with(Fault.NEVER_HEALTHY),
        Scenario.of("never-healthy-container", "The new build never passes its container's check.")
            .with(Scenario.web().withLoadBalancer(false).withGracePeriod(Duration.ZERO))
            .with(Fault.NEVER_HEALTHY),
        Scenario.of(
                "killed-while-starting",
                "The new build needs four times as long to start, and the grace period is 0 s.")
            .with(Scenario.web().withGracePeriod(Duration.ZERO))
            .with(Fault.SLOW_START),
        Scenario.of(
                "slow-start",
                "The new build needs four times as long to start, and the grace period is 120 s.")
            .with(Scenario.web().withGracePeriod(Duration.ofMinutes(2)))
            .with(Fault.SLOW_START),
        Scenario.of("stalled", "No check ever passes, and the grace period is half an hour.")
            .with(Scenario.web().withGracePeriod(Duration.ofMinutes(30)))
            .with(Fault.NEVER_HEALTHY),
        Scenario.of(
                "dependency-down",
                "The database goes away: new tasks do not become healthy, old ones are not any"
                    + " more.")
            .with(Fault.NEVER_HEALTHY)
            .at(40, Mishap.DEPENDENCY_DOWN, Whose.OLD, 2),
        Scenario.of(
                "dependency-back",
                "The same, and the database comes back; somebody clicks *Carry on*.")
            .with(Fault.NEVER_HEALTHY)
            .at(40, Mishap.DEPENDENCY_DOWN, Whose.OLD, 2)
            .at(75, world -> world.ecs().mend(Scenario.SERVICE))
            .carriedOn());
  }

  private static List<Scenario> afterwards() {
    return List.of(
        Scenario.of(
                "crash-after-success",
                "A worker that nothing checks crashes 45 s after ECS called it a success.")
            .with(Scenario.worker())
            .with(Fault.CRASH_AFTER_SUCCESS),
        Scenario.of("regressed", "The new build is healthy, and 40 s after success not any more.")
            .with(Fault.UNHEALTHY_AFTER_SUCCESS)
            .soaking(Duration.ofSeconds(90)),
        Scenario.of(
                "signal-bad-after-success",
                "All tasks are healthy, and the rate of errors is too high while the service soaks.")
            .soaking(Duration.ofSeconds(90))
            .watched(new Reading.Bad("0.2, bad above 0.01", "shop:errors:ratio")),
        Scenario.of("deaf", "The old tasks do not heed SIGTERM.").at(5, Mishap.DEAF, Whose.OLD, 2));
  }

  private static List<Scenario> others() {
    return List.of(
        Scenario.of(
                "rolled-back-by-the-breaker", "The new build crashes, and the breaker rolls back.")
            .with(Scenario.web().withBreaker(Breaker.afterFailures(1, true)))
            .with(Fault.CRASH),
        Scenario.of("given-up-by-the-breaker", "The new build crashes, and the breaker gives up.")
            .with(Scenario.web().withBreaker(Breaker.afterFailures(1, false)))
            .with(Fault.CRASH),
        Scenario.of("superseded", "Somebody deploys something else meanwhile.")
            .at(12, World::somebodyDeploys),
        Scenario.of("stopped-in-the-console", "Somebody has ECS roll back, in the console.")
            .at(12, World::somebodyStopsTheDeployment));
  }

  private static List<Scenario> pausing() {
    return List.of(
        Scenario.of(
                "green-never-healthy",
                "Blue-green: the new build never passes the load balancer's check, and no breaker"
                    + " looks.")
            .following(BLUE_GREEN)
            .with(Fault.NEVER_HEALTHY),
        Scenario.of("nobody-answers", "Blue-green: nobody clicks *Go live* for 30 min.")
            .waiting(BLUE_GREEN),
        Scenario.of(
                "rolled-back-while-it-pauses",
                "Blue-green: somebody has ECS roll back in the console, while it pauses.")
            .waiting(BLUE_GREEN)
            .at(120, World::somebodyStopsTheDeployment),
        Scenario.of(
                "canary-crashes",
                "Canary of 5 %: both new tasks crash twice while 5 % of the users are on them.")
            .following(CANARY)
            .at(90, Mishap.CRASH, Whose.NEW, 2)
            .at(100, Mishap.CRASH, Whose.NEW, 2),
        Scenario.of("canary", "Canary of 5 %, and nothing goes wrong.").following(CANARY));
  }

  private static List<Scenario> harmless() {
    return List.of(
        Scenario.of("crash-once", "One new task crashes once.").at(12, Mishap.CRASH, Whose.NEW, 1),
        Scenario.of("spot-interruption", "Fargate Spot takes both new tasks back while they start.")
            .at(12, Mishap.SPOT_INTERRUPTION, Whose.NEW, 2),
        Scenario.of("stopped-by-hand", "Somebody stops both new tasks by hand.")
            .at(12, Mishap.STOPPED_BY_HAND, Whose.NEW, 2),
        Scenario.of("throttled", "AWS throttles every call for a minute.")
            .at(12, world -> world.ecs().throttled(true))
            .at(72, world -> world.ecs().throttled(false)),
        Scenario.of("away", "AWS answers no call for two minutes.")
            .at(5, world -> world.ecs().unavailable(true))
            .at(125, world -> world.ecs().unavailable(false)),
        Scenario.of("lost-answer", "UpdateService is done, and its answer gets lost.")
            .first(world -> world.ecs().loseAnswerOf("UpdateService", 2)));
  }
}
