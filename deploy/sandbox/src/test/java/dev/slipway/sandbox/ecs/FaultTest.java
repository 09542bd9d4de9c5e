package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.Breaker;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.Task;

class FaultTest {
  private final Sandbox sandbox =
      Sandbox.with(
          ServicePlan.web("web", Sandbox.OLD),
          ServicePlan.worker("worker", Sandbox.OLD),
          ServicePlan.web("inner", Sandbox.OLD)
              .withLoadBalancer(false)
              .withGracePeriod(Duration.ZERO));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void crashIsAnEssentialContainerThatExited() {
    Task task = firstStopped("web", Fault.CRASH);

    assertThat(task.stopCodeAsString()).isEqualTo("EssentialContainerExited");
    assertThat(task.stoppedReason()).isEqualTo("Essential container in task exited");
    assertThat(task.containers().getFirst().exitCode()).isEqualTo(1);
    assertThat(task.containers().getFirst().reason()).isNull();
    assertThat(Duration.between(task.startedAt(), task.executionStoppedAt()))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void outOfMemorySaysSoInTheContainersReason() {
    Task task = firstStopped("web", Fault.OUT_OF_MEMORY);

    assertThat(task.stopCodeAsString()).isEqualTo("EssentialContainerExited");
    assertThat(task.containers().getFirst().exitCode()).isEqualTo(137);
    assertThat(task.containers().getFirst().reason())
        .isEqualTo("OutOfMemoryError: Container killed due to memory usage");
  }

  @Test
  void neverHealthyIsStoppedByTheLoadBalancersChecksAfterTheGracePeriod() {
    Task task = firstStopped("web", Fault.NEVER_HEALTHY);

    assertThat(task.stopCodeAsString()).isEqualTo("ServiceSchedulerInitiated");
    assertThat(task.stoppedReason())
        .startsWith("Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:");
    assertThat(Duration.between(task.startedAt(), task.stoppingAt()))
        .isEqualTo(Duration.ofSeconds(80));
    assertThat(sandbox.events("web"))
        .anySatisfy(e -> assertThat(e).contains("is unhealthy in (target-group"));
  }

  @Test
  void neverHealthyWithoutLoadBalancerIsStoppedByTheContainersCheck() {
    Task task = firstStopped("inner", Fault.NEVER_HEALTHY);

    assertThat(task.stoppedReason()).isEqualTo("Task failed container health checks");
    assertThat(task.healthStatusAsString()).isEqualTo("UNHEALTHY");
  }

  @Test
  void workerWithoutAnyCheckPassesForHealthyAfterFortySeconds() {
    sandbox.standIn.fault("worker", Fault.NEVER_HEALTHY);
    sandbox.update("worker", registerWorker());
    sandbox.tickUntilCompleted("worker");
    Task task = sandbox.tasks("worker", "RUNNING").getFirst();

    assertThat(sandbox.serviceDeployment("worker").status())
        .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(task.healthStatusAsString()).isEqualTo("UNKNOWN");
    assertThat(Duration.between(task.startedAt(), sandbox.standIn.now()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void workerThatCrashesAfterAMinuteSucceedsFirst() {
    sandbox.standIn.fault("worker", Fault.CRASH, Duration.ofMinutes(1));
    sandbox.update("worker", registerWorker());
    sandbox.tickUntilCompleted("worker");
    sandbox.seconds(30);

    assertThat(sandbox.serviceDeployment("worker").status())
        .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(sandbox.tasks("worker", "STOPPED"))
        .anySatisfy(t -> assertThat(t.stopCodeAsString()).isEqualTo("EssentialContainerExited"));
  }

  @Test
  void slowStartTakesFourTimesAsLongAndSucceedsWithinTheGracePeriod() {
    sandbox.ecs.updateService(
        r -> r.cluster(Sandbox.CLUSTER).service("web").healthCheckGracePeriodSeconds(120));
    sandbox.standIn.fault("web", Fault.SLOW_START);
    sandbox.deploy("web", Sandbox.NEW);

    assertThat(sandbox.tickUntilCompleted("web")).isGreaterThan(48);
    assertThat(sandbox.serviceDeployment("web").status())
        .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
  }

  @Test
  void slowStartWithoutGracePeriodIsKilledWhileStarting() {
    sandbox.ecs.updateService(
        r -> r.cluster(Sandbox.CLUSTER).service("web").healthCheckGracePeriodSeconds(0));
    Task task = firstStopped("web", Fault.SLOW_START);

    assertThat(task.stoppedReason()).startsWith("Task failed ELB health checks");
    assertThat(Duration.between(task.startedAt(), task.stoppingAt()))
        .isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void imageThatCannotBePulledNeverStarts() {
    Task task = firstStopped("web", Fault.CANNOT_PULL);

    assertThat(task.stopCodeAsString()).isEqualTo("TaskFailedToStart");
    assertThat(task.stoppedReason()).startsWith("CannotPullContainerError: ").contains(Sandbox.NEW);
    assertThat(task.startedAt()).isNull();
    assertThat(task.containers().getFirst().exitCode()).isNull();
    assertThat(task.containers().getFirst().imageDigest()).isNull();
  }

  @Test
  void imageThatTheLookupDoesNotKnowNeverStarts() {
    var plan =
        EcsPlan.of(Sandbox.CLUSTER, ServicePlan.web("web", "registry/shop:good"))
            .withoutQuotas()
            .withImages(
                image -> image.endsWith(":good") ? Optional.of("sha256:0a") : Optional.empty());
    try (var strict = new Sandbox(plan)) {
      strict.deploy("web", "registry/shop:bad");
      strict.tickUntil(() -> !strict.tasks("web", "STOPPED").isEmpty());

      assertThat(strict.tasks("web", "STOPPED").getFirst().stoppedReason())
          .startsWith("CannotPullContainerError");
      assertThat(strict.tasks("web", "RUNNING").getFirst().containers().getFirst().imageDigest())
          .isEqualTo("sha256:0a");
    }
  }

  @Test
  void secretThatCannotBeReadIsAResourceInitializationError() {
    Task task = firstStopped("web", Fault.CANNOT_READ_SECRET);

    assertThat(task.stopCodeAsString()).isEqualTo("TaskFailedToStart");
    assertThat(task.stoppedReason()).startsWith("ResourceInitializationError: ");
    assertThat(task.pullStartedAt()).isNull();
  }

  @Test
  void withoutCapacityNoTaskIsPlacedAndTheEventSaysSoOnce() {
    sandbox.standIn.fault("web", Fault.NO_CAPACITY);
    String deployment = sandbox.deploy("web", Sandbox.NEW).service().deployments().getFirst().id();
    sandbox.seconds(5);

    assertThat(
            sandbox.ecs.listTasks(r -> r.cluster(Sandbox.CLUSTER).startedBy(deployment)).taskArns())
        .isEmpty();
    assertThat(sandbox.events("web"))
        .filteredOn(event -> event.contains("unable to place a task"))
        .hasSize(1);
  }

  @Test
  void crashAfterSuccessStartsWhenTheDeploymentIsCompleted() {
    sandbox.standIn.fault("web", Fault.CRASH_AFTER_SUCCESS);
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilCompleted("web");
    assertThat(sandbox.serviceDeployment("web").status())
        .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);

    sandbox.seconds(46);

    assertThat(sandbox.tasks("web", "STOPPED"))
        .filteredOn(t -> t.stopCodeAsString().equals("EssentialContainerExited"))
        .hasSize(2);
    assertThat(sandbox.primary("web").rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED);
  }

  @Test
  void faultSparesTasksOfDefinitionsRegisteredBefore() {
    String before = sandbox.register("web", Sandbox.NEW);
    sandbox.standIn.fault("web", Fault.CRASH);
    sandbox.update("web", before);
    sandbox.tickUntilCompleted("web");

    assertThat(sandbox.serviceDeployment("web").status())
        .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
  }

  @Test
  void withoutBreakerTheDeploymentTriesForEverAndCounts() {
    try (var patient = Sandbox.with(ServicePlan.web("web", Sandbox.OLD).withBreaker(Breaker.OFF))) {
      patient.standIn.fault("web", Fault.CRASH);
      patient.deploy("web", Sandbox.NEW);
      patient.seconds(300);

      assertThat(patient.primary("web").rolloutState())
          .isEqualTo(DeploymentRolloutState.IN_PROGRESS);
      assertThat(patient.primary("web").failedTasks()).isGreaterThan(10);
      assertThat(patient.service("web").deployments().get(1).runningCount()).isEqualTo(2);
    }
  }

  private String registerWorker() {
    return sandbox
        .ecs
        .registerTaskDefinition(
            r ->
                r.family("worker")
                    .containerDefinitions(
                        ContainerDefinition.builder().name("worker").image(Sandbox.NEW).build()))
        .taskDefinition()
        .taskDefinitionArn();
  }

  private Task firstStopped(String service, Fault fault) {
    sandbox.standIn.fault(service, fault);
    sandbox.deploy(service, Sandbox.NEW);
    sandbox.tickUntil(
        () ->
            sandbox.tasks(service, "STOPPED").stream()
                .anyMatch(task -> task.lastStatus().equals("STOPPED")));
    return sandbox.tasks(service, "STOPPED").getFirst();
  }
}
