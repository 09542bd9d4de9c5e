package dev.slipway.adapters.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.account.AccountServer;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.FoundImage;
import dev.slipway.core.build.Inscription;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Candidate;
import dev.slipway.core.release.Inspection;
import dev.slipway.core.release.Pin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.CPUArchitecture;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

class ServiceInspectionTest {
  private static final String DATABASE =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-a1B2c3";
  private static final String CURRENT = "c0ffee00-0000-0000-0000-000000000002";
  private static final String GROUP =
      "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop-web/0123456789abcdef";
  private static final Map<String, String> TUNED =
      Map.of(
          "deregistration_delay.timeout_seconds", "30",
          "load_balancing.algorithm.type", "least_outstanding_requests");
  private final AccountServer server = new AccountServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aServiceThatIsWellHasOnlyPinsAndDifferences() {
    server
        .secret(DATABASE, "shop/db", Map.of(CURRENT, "AWSCURRENT"))
        .parameters(Map.of("/shop/key", 3))
        .role("shop-execution", AccountServer.TRUSTS_TASKS)
        .logGroup("/shop")
        .targetGroup("ip", 5, 2, TUNED);

    Inspection found = inspect(service(), definition());

    assertThat(found.problems()).isEmpty();
    assertThat(found.warnings()).isEmpty();
    assertThat(found.pins())
        .containsExactly(
            new Pin(DATABASE + ":url::", DATABASE + ":url::" + CURRENT),
            new Pin("/shop/key", "/shop/key:3"));
    assertThat(found.differences())
        .containsExactly(
            "image: shop:a71d004 → shop@abababababab",
            "secret DB_URL: shop/db unpinned → version c0ffee00",
            "secret KEY: /shop/key unpinned → version 3");
  }

  @Test
  void allThatIsMissingIsNamedAtOnce() {
    server.parameters(Map.of()).role("shop-execution", "{}").others("ResourceNotFoundException");
    server.targetGroup("instance", 5, 2, TUNED);

    assertThat(inspect(service(), definition()).problems())
        .containsExactly(
            "there is no secret shop/db, which DB_URL names; create it, or correct valueFrom",
            "there is no parameter /shop/key, which KEY names; create it, or correct valueFrom",
            "the execution role shop-execution does not trust ecs-tasks.amazonaws.com; add it to"
                + " its trust policy",
            "there is no log group /shop in eu-west-1; create it, or set awslogs-create-group",
            "the target group shop-web takes targets of type instance, and tasks of shop-web:41 are"
                + " of type ip; give the service another");
  }

  @Test
  void whatTheBotMayNotReadIsAWarningWithTheRight() {
    server.others("AccessDeniedException");

    Inspection found = inspect(service(), definition());

    assertThat(found.problems()).isEmpty();
    assertThat(found.pins()).isEmpty();
    assertThat(found.warnings())
        .containsExactly(
            "DB_URL (shop/db) is not pinned: the bot's role lacks secretsmanager:DescribeSecret;"
                + " each task gets what is current when it starts",
            "KEY (/shop/key) is not pinned: the bot's role lacks ssm:DescribeParameters; each task"
                + " gets what is current when it starts",
            "the execution role shop-execution was not looked at: the bot's role lacks iam:GetRole",
            "the log group /shop was not looked at: the bot's role lacks logs:DescribeLogGroups",
            "the target group shop-web was not looked at: the bot's role lacks"
                + " elasticloadbalancing:DescribeTargetGroups");
  }

  @Test
  void settingsThatCostTimeAreWarnedOfWithTheirSeconds() {
    well()
        .targetGroup(
            "ip",
            30,
            5,
            Map.of(
                "deregistration_delay.timeout_seconds", "300",
                "load_balancing.algorithm.type", "round_robin"));
    Service slow = service().toBuilder().healthCheckGracePeriodSeconds(30).build();

    Inspection found =
        ServiceInspection.of(
            subject(slow, definition(), Optional.of(Duration.ofSeconds(371))),
            candidate(List.of()),
            server.accounts);

    assertThat(found.warnings())
        .containsExactly(
            "each release takes some 140 s longer than it had to: shop-web calls a task healthy"
                + " after 5 checks, one every 30 s; 2, one every 5 s, take 10 s",
            "each release takes some 270 s longer than it had to: shop-web keeps old tasks for"
                + " 300 s (deregistration delay); 30 s are enough unless requests last longer",
            "shop-web goes round-robin, so that a new task gets as much as a warm one from its"
                + " first second; least_outstanding_requests spares it",
            "its tasks take up to 71 s to be healthy, and the grace period is 30 s: a slow start is"
                + " taken for a failure; raise healthCheckGracePeriodSeconds to 110, which deploys"
                + " nothing");
  }

  @Test
  void aWorkerThatNothingChecksIsAProblemAndSoIsAnotherPlatform() {
    well();
    Service worker =
        service().toBuilder()
            .loadBalancers(List.of())
            .deploymentController(it -> it.type(DeploymentControllerType.CODE_DEPLOY))
            .deploymentConfiguration(
                it -> it.minimumHealthyPercent(100).maximumPercent(100).strategy("ROLLING"))
            .build();
    TaskDefinition arm =
        definition().toBuilder()
            .runtimePlatform(it -> it.cpuArchitecture(CPUArchitecture.ARM64))
            .build();

    Inspection found = inspect(worker, arm);

    assertThat(found.problems())
        .containsExactly(
            "its deployment controller is CODE_DEPLOY, which UpdateService cannot deploy; set it to"
                + " ECS",
            "with 2 tasks, minimum healthy 100 % and maximum 100 % no task may start or stop; raise"
                + " maximumPercent",
            "nothing says whether its tasks are well: there is no load balancer, and no healthCheck"
                + " in shop-web:41 for app; give each essential container one",
            "its tasks run on linux/arm64, and the image is made for linux/amd64; build it for"
                + " linux/arm64");
    assertThat(found.warnings())
        .containsExactly(
            "its circuit breaker is off: without the bot nobody would end a deployment that fails");
  }

  @Test
  void trafficThatMovesNeedsASecondTargetGroup() {
    well();
    Service moving =
        service().toBuilder()
            .deploymentConfiguration(it -> it.strategy("CANARY").maximumPercent(100))
            .build();

    assertThat(inspect(moving, definition()).problems())
        .containsExactly(
            "its load balancer has one target group for it, and its traffic is to move between"
                + " two; give the service an advancedConfiguration with alternateTargetGroupArn and"
                + " productionListenerRule");
  }

  @Test
  void whatWouldBeBetterIsAdviceAndNoRisk() {
    well();
    Service usual =
        service().toBuilder()
            .deploymentConfiguration(
                it ->
                    it.strategy("ROLLING")
                        .deploymentCircuitBreaker(
                            breaker ->
                                breaker
                                    .enable(true)
                                    .resetOnHealthyTask(true)
                                    .thresholdConfiguration(
                                        threshold -> threshold.type("BOUNDED_PERCENT").value(50))))
            .build();

    Inspection found = inspect(usual, definition());

    assertThat(found.warnings()).isEmpty();
    assertThat(found.advice())
        .containsExactly(
            "its circuit breaker begins to count anew with every task that gets well, so that a"
                + " deployment that limps never ends; set resetOnHealthyTask to false",
            "its circuit breaker ends a deployment after 50 % of its tasks have failed; COUNT 3"
                + " ends it sooner");
  }

  @Test
  void aRollbackGetsItsVersionsBackAsLongAsTheyAreKept() {
    well().secret(DATABASE, "shop/db", Map.of(CURRENT, "AWSCURRENT", "old-one", "AWSPREVIOUS"));
    Pin old = new Pin(DATABASE + ":url::", DATABASE + ":url::old-one");
    Pin gone = new Pin(DATABASE + ":url::", DATABASE + ":url::gone");

    assertThat(inspect(candidate(List.of(old))).pins()).contains(old);
    Inspection without = inspect(candidate(List.of(gone)));
    assertThat(without.pins())
        .contains(new Pin(DATABASE + ":url::", DATABASE + ":url::" + CURRENT));
    assertThat(without.warnings())
        .containsExactly(
            "version gone of shop/db, which the build was verified with, has no stage any more: it"
                + " gets the current one");
  }

  @Test
  void whatSomebodyElseRegisteredIsToldWithoutValues() {
    well();
    TaskDefinition left = definition();
    TaskDefinition now =
        left.toBuilder()
            .revision(44)
            .memory("1024")
            .registeredBy("arn:aws:iam::111122223333:user/developer")
            .containerDefinitions(
                left.containerDefinitions().getFirst().toBuilder()
                    .environment(KeyValuePair.builder().name("API_KEY").value("hunter2").build())
                    .command("serve", "--password=hunter2")
                    .build())
            .build();
    Subject subject = subject(service(), now, Optional.empty());

    Inspection found =
        ServiceInspection.of(
            new Subject(
                subject.spec(),
                subject.service(),
                now,
                PinMarks.NONE,
                Optional.of(left),
                Optional::empty,
                subject.next()),
            candidate(List.of()),
            server.accounts);

    assertThat(found.warnings())
        .containsExactly(
            "it runs shop-web:44, registered by developer since our last release, which left"
                + " shop-web:41; the release builds on it. Different: command.0: new (value not"
                + " shown); command.1: new (value not shown); variable API_KEY: new"
                + " (value not shown); memory: 512 → 1024");
    assertThat(found.toString()).doesNotContain("hunter2");
  }

  private AccountServer well() {
    return server
        .secret(DATABASE, "shop/db", Map.of(CURRENT, "AWSCURRENT"))
        .parameters(Map.of("/shop/key", 3))
        .role("shop-execution", AccountServer.TRUSTS_TASKS)
        .logGroup("/shop")
        .targetGroup("ip", 5, 2, TUNED);
  }

  private Inspection inspect(Candidate candidate) {
    return ServiceInspection.of(
        subject(service(), definition(), Optional.empty()), candidate, server.accounts);
  }

  private Inspection inspect(Service service, TaskDefinition definition) {
    return ServiceInspection.of(
        subject(service, definition, Optional.empty()), candidate(List.of()), server.accounts);
  }

  private static Candidate candidate(List<Pin> pins) {
    return new Candidate(
        Samples.COPY.sha(),
        new FoundImage(Samples.IMAGE, List.of(new Inscription("linux/amd64", Map.of(), Map.of()))),
        Optional.empty(),
        pins);
  }

  private static Subject subject(
      Service service, TaskDefinition definition, Optional<Duration> usual) {
    return new Subject(
        new TargetSpec.EcsService(
            new TargetName("web"), 1, "eu-west-1", "production", "shop-web", "app"),
        service,
        definition,
        PinMarks.NONE,
        Optional.empty(),
        () -> usual,
        pins -> next(definition, pins));
  }

  private static RegisterTaskDefinitionRequest next(TaskDefinition definition, List<Pin> pins) {
    ContainerDefinition app = definition.containerDefinitions().getFirst();
    return RegisterTaskDefinitionRequest.builder()
        .family(definition.family())
        .executionRoleArn(definition.executionRoleArn())
        .networkMode(definition.networkMode())
        .memory(definition.memory())
        .requiresCompatibilities(definition.requiresCompatibilities())
        .runtimePlatform(definition.runtimePlatform())
        .containerDefinitions(
            Pinned.of(
                    List.of(app.toBuilder().image(Samples.IMAGE.reference()).build()),
                    PinMarks.NONE,
                    pins)
                .containers())
        .build();
  }

  private static Service service() {
    return Service.builder()
        .serviceName("shop-web")
        .desiredCount(2)
        .healthCheckGracePeriodSeconds(60)
        .deploymentController(it -> it.type(DeploymentControllerType.ECS))
        .deploymentConfiguration(
            it ->
                it.minimumHealthyPercent(100)
                    .maximumPercent(200)
                    .deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true)))
        .loadBalancers(
            LoadBalancer.builder()
                .targetGroupArn(GROUP)
                .containerName("app")
                .containerPort(8000)
                .build())
        .build();
  }

  private static TaskDefinition definition() {
    return TaskDefinition.builder()
        .family("shop-web")
        .revision(41)
        .executionRoleArn("arn:aws:iam::111122223333:role/shop-execution")
        .networkMode(NetworkMode.AWSVPC)
        .memory("512")
        .requiresCompatibilities(Compatibility.FARGATE)
        .containerDefinitions(
            ContainerDefinition.builder()
                .name("app")
                .image("registry.example.com/shop:" + Samples.OLD.sha())
                .portMappings(PortMapping.builder().containerPort(8000).build())
                .secrets(
                    Secret.builder().name("DB_URL").valueFrom(DATABASE + ":url::").build(),
                    Secret.builder().name("KEY").valueFrom("/shop/key").build())
                .logConfiguration(
                    it ->
                        it.logDriver(LogDriver.AWSLOGS)
                            .options(
                                Map.of("awslogs-group", "/shop", "awslogs-region", "eu-west-1")))
                .build())
        .build();
  }
}
