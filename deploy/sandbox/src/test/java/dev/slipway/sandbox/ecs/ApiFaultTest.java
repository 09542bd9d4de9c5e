package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.EcsException;

class ApiFaultTest {
  private final AtomicReference<Instant> quotaTime = new AtomicReference<>(Instant.EPOCH);
  private final Sandbox sandbox =
      new Sandbox(
          EcsPlan.of(Sandbox.CLUSTER, ServicePlan.web("web", Sandbox.OLD))
              .withQuotaClock(quotaTime::get));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void burstIsUsedUpAndRefilledAtTheSustainedRate() {
    for (int i = 0; i < 20; i++) {
      sandbox.register("web", Sandbox.NEW);
    }
    assertThrottled();
    quotaTime.updateAndGet(now -> now.plusSeconds(1));
    sandbox.register("web", Sandbox.NEW);

    assertThrottled();
  }

  @Test
  void operationsOfOneGroupShareABucketAndOthersHaveTheirOwn() {
    for (int i = 0; i < 50; i++) {
      sandbox.service("web");
      sandbox.ecs.listServices(r -> r.cluster(Sandbox.CLUSTER));
    }

    assertThatThrownBy(() -> sandbox.service("web")).satisfies(ApiFaultTest::isThrottling);
    assertThat(sandbox.tasks("web", "RUNNING")).hasSize(2);
  }

  @Test
  void quotasCanBeSwitchedOff() {
    sandbox.standIn.quotas(false);
    for (int i = 0; i < 30; i++) {
      sandbox.register("web", Sandbox.NEW);
    }

    assertThat(sandbox.standIn.count("RegisterTaskDefinition", "web")).isEqualTo(30);
  }

  @Test
  void throttlesOnCommandAndTheSdkRetriesByItself() {
    sandbox.standIn.throttleNext("DescribeServices", 2);

    try (EcsClient patient = Sandbox.client(sandbox.standIn.url(), EcsPlan.ACCESS_KEY, 3)) {
      assertThat(
              patient.describeServices(r -> r.cluster(Sandbox.CLUSTER).services("web")).services())
          .hasSize(1);
    }
    assertThat(sandbox.standIn.calls())
        .extracting(call -> call.error().orElse(""))
        .containsExactly("ThrottlingException", "ThrottlingException", "");
  }

  @Test
  void failedCallHasNoEffect() {
    String definition = sandbox.register("web", Sandbox.NEW);
    String before = sandbox.primary("web").id();
    sandbox.standIn.failNext("UpdateService", 500);

    assertThatThrownBy(() -> sandbox.update("web", definition))
        .isInstanceOfSatisfying(EcsException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    assertThat(sandbox.primary("web").id()).isEqualTo(before);
    assertThat(sandbox.standIn.count("UpdateService", "web")).isZero();
  }

  @Test
  void callWhoseAnswerIsLostWasPerformedOnce() {
    String definition = sandbox.register("web", Sandbox.NEW);
    sandbox.standIn.loseAnswerOf("UpdateService", 1);

    assertThatThrownBy(() -> sandbox.update("web", definition))
        .isInstanceOf(SdkClientException.class);
    assertThat(sandbox.service("web").deployments())
        .first()
        .returns(definition, Deployment::taskDefinition);
    assertThat(sandbox.standIn.count("UpdateService", "web")).isEqualTo(1);
  }

  @Test
  void unavailableMeansEveryCallUntilItIsSwitchedOff() {
    sandbox.standIn.unavailable(true);
    assertThatThrownBy(() -> sandbox.service("web"))
        .isInstanceOfSatisfying(EcsException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
    sandbox.standIn.unavailable(false);

    assertThat(sandbox.service("web").status()).isEqualTo("ACTIVE");
  }

  @Test
  void unknownAccessKeyIsDenied() {
    try (EcsClient stranger = Sandbox.client(sandbox.standIn.url(), "AKIASTRANGER", 1)) {
      assertThatThrownBy(() -> stranger.listServices(r -> r.cluster(Sandbox.CLUSTER)))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("ecs:ListServices");
    }
  }

  @Test
  void unknownOperationIsNamed() {
    assertThatThrownBy(() -> sandbox.ecs.listAttributes(r -> r.targetType("container-instance")))
        .isInstanceOfSatisfying(
            EcsException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
              assertThat(e).hasMessageContaining("does not know the operation ListAttributes");
            });
  }

  @Test
  void callsAreLoggedInOrderWithTheirSubject() {
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.service("web");

    assertThat(sandbox.standIn.calls())
        .extracting(Call::operation)
        .containsExactly("RegisterTaskDefinition", "UpdateService", "DescribeServices");
    assertThat(sandbox.standIn.calls()).extracting(Call::subjects).containsOnly(List.of("web"));
  }

  @Test
  void timePassesByItselfWhenTheStandInRuns() {
    sandbox.standIn.quotas(false);
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.standIn.run(100);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> sandbox.standIn.service("web").image().equals(Sandbox.NEW));
  }

  private void assertThrottled() {
    assertThatThrownBy(() -> sandbox.register("web", Sandbox.NEW))
        .satisfies(ApiFaultTest::isThrottling);
  }

  private static void isThrottling(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            EcsException.class, e -> assertThat(e.isThrottlingException()).isTrue());
  }
}
