package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.Breaker;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.Mishap;
import dev.slipway.sandbox.fleet.Mishap.Whose;
import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.Task;

/** What happens to tasks that are there, and the faults of how tasks end. */
class MishapTest {
  private final Sandbox sandbox =
      Sandbox.with(ServicePlan.web("web", Sandbox.OLD).withBreaker(Breaker.OFF));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "CRASH, EssentialContainerExited, 1",
    "SPOT_INTERRUPTION, SpotInterruption, 143",
    "STOPPED_BY_HAND, UserInitiated, 143",
  })
  void aTaskEndsAndIsReplaced(Mishap mishap, String code, int exitCode) {
    sandbox.standIn.befall("web", mishap, Whose.NEW, 1);
    sandbox.seconds(30);

    Task task = stopped().getFirst();
    assertThat(task.stopCodeAsString()).isEqualTo(code);
    assertThat(task.containers().getFirst().exitCode()).isEqualTo(exitCode);
    assertThat(sandbox.service("web").runningCount()).isEqualTo(2);
  }

  @Test
  void aDependencyThatIsDownFailsTheChecksOfWhatRan() {
    sandbox.standIn.befall("web", Mishap.DEPENDENCY_DOWN, Whose.OLD, 2);
    sandbox.seconds(30);

    assertThat(stopped())
        .hasSize(2)
        .allSatisfy(
            task -> assertThat(task.stoppedReason()).startsWith("Task failed ELB health checks"));
  }

  @Test
  void aDeafTaskIsKilledHalfAMinuteAfterItWasDrained() {
    sandbox.standIn.befall("web", Mishap.DEAF, Whose.OLD, 2);
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilCompleted("web");

    Task task = stopped().getFirst();
    assertThat(task.stopCodeAsString()).isEqualTo("ServiceSchedulerInitiated");
    assertThat(task.containers().getFirst().exitCode()).isEqualTo(137);
    assertThat(Duration.between(task.stoppingAt(), task.executionStoppedAt()))
        .isEqualTo(Duration.ofSeconds(36));
  }

  @ParameterizedTest
  @CsvSource({"ENDS, EssentialContainerExited, 0", "KILLED, EssentialContainerExited, 137"})
  void aBuildThatEndsSaysHow(Fault fault, String code, int exitCode) {
    Task task = firstStopped(fault);

    assertThat(task.stopCodeAsString()).isEqualTo(code);
    assertThat(task.containers().getFirst().exitCode()).isEqualTo(exitCode);
    assertThat(task.containers().getFirst().reason()).isNull();
  }

  @Test
  void aRoleThatCannotBeAssumedLetsNothingStart() {
    Task task = firstStopped(Fault.CANNOT_ASSUME_ROLE);

    assertThat(task.stopCodeAsString()).isEqualTo("TaskFailedToStart");
    assertThat(task.stoppedReason()).startsWith("ECS was unable to assume the role");
    assertThat(task.containers().getFirst().exitCode()).isNull();
  }

  @Test
  void roomThatComesBackIsUsed() {
    sandbox.standIn.fault("web", Fault.NO_CAPACITY);
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.seconds(30);
    sandbox.standIn.mend("web");

    assertThat(sandbox.tickUntilCompleted("web")).isGreaterThan(0);
    assertThat(sandbox.service("web").deployments()).hasSize(1);
  }

  private Task firstStopped(Fault fault) {
    sandbox.standIn.fault("web", fault);
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntil(() -> !stopped().isEmpty());
    return stopped().getFirst();
  }

  private List<Task> stopped() {
    return sandbox.tasks("web", "STOPPED").stream()
        .filter(task -> task.lastStatus().equals("STOPPED"))
        .toList();
  }
}
