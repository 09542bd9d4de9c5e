package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.Task;

class RollingDeploymentTest {
  private final Sandbox sandbox = Sandbox.with(ServicePlan.web("web", Sandbox.OLD));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void plannedServiceIsStableFromTheStart() {
    Service web = sandbox.service("web");

    assertThat(web.runningCount()).isEqualTo(2).isEqualTo(web.desiredCount());
    assertThat(web.deployments())
        .singleElement()
        .returns(DeploymentRolloutState.COMPLETED, Deployment::rolloutState);
    assertThat(web.events().getFirst().message())
        .isEqualTo("(service web) has reached a steady state.");
  }

  @Test
  void timeBeginsAtThePlannedInstantWithTheTasksAlreadyOlder() {
    Instant start = Instant.parse("2026-11-02T09:00:00Z");
    var plan = EcsPlan.of(Sandbox.CLUSTER, ServicePlan.web("web", Sandbox.OLD)).startingAt(start);
    try (var planned = new Sandbox(plan)) {
      assertThat(planned.standIn.now()).isEqualTo(start);
      assertThat(planned.tasks("web", "RUNNING").getFirst().startedAt()).isBefore(start);
    }
  }

  @Test
  void updateAnswersWithNewPrimaryAndFormerActive() {
    String before = sandbox.primary("web").id();

    Service web = sandbox.deploy("web", Sandbox.NEW).service();

    assertThat(web.deployments())
        .extracting(Deployment::status)
        .containsExactly("PRIMARY", "ACTIVE");
    assertThat(web.deployments().getFirst())
        .returns(DeploymentRolloutState.IN_PROGRESS, Deployment::rolloutState)
        .satisfies(d -> assertThat(d.id()).matches("ecs-svc/[0-9]{19}").isNotEqualTo(before));
    assertThat(web.deployments().get(1).id()).isEqualTo(before);
  }

  @Test
  void deploymentGoesThroughPendingAndInProgressToSuccess() {
    String definition = sandbox.register("web", Sandbox.NEW);
    sandbox.update("web", definition);
    ServiceDeployment pending = sandbox.serviceDeployment("web");
    sandbox.seconds(15);
    ServiceDeployment underway = sandbox.serviceDeployment("web");
    sandbox.tickUntilCompleted("web");
    ServiceDeployment done = sandbox.serviceDeployment("web");

    assertThat(pending.status()).isEqualTo(ServiceDeploymentStatus.PENDING);
    assertThat(pending.serviceDeploymentArn())
        .matches(
            "arn:aws:ecs:eu-west-1:123456789012:service-deployment/shop/web/[A-Za-z0-9_-]{21}");
    assertThat(underway.status()).isEqualTo(ServiceDeploymentStatus.IN_PROGRESS);
    assertThat(underway.targetServiceRevision().requestedTaskCount()).isEqualTo(2);
    assertThat(underway.targetServiceRevision().runningTaskCount()).isEqualTo(2);
    assertThat(underway.sourceServiceRevisions())
        .singleElement()
        .satisfies(source -> assertThat(source.runningTaskCount()).isEqualTo(2));
    assertThat(done.status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(sandbox.service("web").deployments())
        .singleElement()
        .returns(definition, Deployment::taskDefinition);
    assertThat(sandbox.service("web").currentServiceDeployment())
        .isEqualTo(done.serviceDeploymentArn());
  }

  @Test
  void newTasksPassEveryStatusWithTheirTimes() {
    String deployment = sandbox.deploy("web", Sandbox.NEW).service().deployments().getFirst().id();
    List<String> seen =
        IntStream.range(0, 12)
            .mapToObj(
                second -> {
                  sandbox.standIn.tick();
                  return newest(deployment).lastStatus();
                })
            .distinct()
            .toList();
    Task task = newest(deployment);

    assertThat(seen).containsExactly("PROVISIONING", "PENDING", "ACTIVATING", "RUNNING");
    assertThat(
            List.of(task.createdAt(), task.pullStartedAt(), task.pullStoppedAt(), task.startedAt()))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(task.containers().getFirst().imageDigest())
        .isEqualTo("sha256:" + "%064x".formatted(2));
    assertThat(task.startedBy()).isEqualTo(deployment);
  }

  @Test
  void oldTasksAreDrainedOnlyAsNewOnesGetHealthy() {
    sandbox.deploy("web", Sandbox.NEW);

    sandbox.tickUntil(
        () -> {
          assertThat(healthy()).isGreaterThanOrEqualTo(2);
          assertThat(sandbox.service("web").runningCount()).isLessThanOrEqualTo(4);
          return sandbox.primary("web").rolloutState() == DeploymentRolloutState.COMPLETED;
        });

    assertThat(sandbox.tasks("web", "STOPPED"))
        .hasSize(2)
        .allSatisfy(
            task -> {
              assertThat(task.stopCodeAsString()).isEqualTo("ServiceSchedulerInitiated");
              assertThat(task.stoppedReason())
                  .startsWith("Scaling activity initiated by (deployment ecs-svc/");
            });
  }

  @Test
  void eventsTellTheStoryNewestFirst() {
    Instant before = sandbox.standIn.now();
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilCompleted("web");

    List<String> story =
        sandbox.service("web").events().reversed().stream()
            .filter(e -> e.createdAt().isAfter(before))
            .map(e -> e.message().replaceAll("[0-9a-f]{16,32}|ecs-svc/[0-9]+", "…"))
            .toList();

    assertThat(story)
        .startsWith("(service web) has started 2 tasks: (task …) (task …).")
        .contains("(service web) has begun draining connections on 1 tasks.")
        .endsWith(
            "(service web) (deployment …) deployment completed.",
            "(service web) has reached a steady state.");
  }

  @Test
  void stoppedTaskStaysVisibleForAnHour() {
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilCompleted("web");
    String stopped = sandbox.tasks("web", "STOPPED").getFirst().taskArn();

    sandbox.standIn.advance(Duration.ofMinutes(59));
    assertThat(sandbox.tasks("web", "STOPPED")).hasSize(2);
    sandbox.standIn.advance(Duration.ofMinutes(2));

    assertThat(sandbox.tasks("web", "STOPPED")).isEmpty();
    assertThat(sandbox.ecs.describeTasks(r -> r.cluster(Sandbox.CLUSTER).tasks(stopped)).failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo("MISSING"));
  }

  private long healthy() {
    return sandbox.standIn.service("web").tasks().stream()
        .filter(task -> task.health().equals("HEALTHY") && task.stop().isEmpty())
        .count();
  }

  private Task newest(String deployment) {
    String arn =
        sandbox
            .ecs
            .listTasks(r -> r.cluster(Sandbox.CLUSTER).startedBy(deployment))
            .taskArns()
            .getFirst();
    return sandbox.ecs.describeTasks(r -> r.cluster(Sandbox.CLUSTER).tasks(arn)).tasks().getFirst();
  }
}
