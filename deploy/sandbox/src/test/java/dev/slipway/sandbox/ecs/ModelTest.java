package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.traffic.ShiftPlan;
import dev.slipway.sandbox.traffic.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Volume;

/**
 * Compares every request and answer of a long story, field by field, with the model that the SDK
 * was generated from.
 */
class ModelTest {
  private static final ContainerOverride MIGRATE =
      ContainerOverride.builder().name("web").command("migrate").build();

  private final List<Exchange> exchanges = new ArrayList<>();
  private final Set<String> operations = new TreeSet<>();
  private final Set<String> mistakes = new TreeSet<>();

  @Test
  void everyFieldOfEveryExchangeIsInTheModel() throws ReflectiveOperationException {
    tellTheStory();

    for (Exchange exchange : exchanges) {
      compareRequest(exchange, model(exchange.operation() + "Request"));
      compare(exchange.operation(), exchange.answer(), model(exchange.operation() + "Response"));
    }
    assertThat(exchanges).extracting(Exchange::operation).containsAll(operations);
    assertThat(mistakes).isEmpty();
  }

  private void tellTheStory() {
    try (var sandbox =
        Sandbox.with(
            ServicePlan.web("web", Sandbox.OLD), ServicePlan.worker("worker", Sandbox.OLD))) {
      operations.addAll(sandbox.standIn.operationNames());
      sandbox.standIn.watch(exchanges::add);
      release(sandbox);
      configure(sandbox);
      fail(sandbox);
      readTheRest(sandbox);
    }
    shiftTraffic();
  }

  private void shiftTraffic() {
    ShiftPlan canary = ShiftPlan.canary(5, Duration.ofMinutes(1), Duration.ofMinutes(1));
    ServicePlan plan =
        ServicePlan.web("web", Sandbox.OLD)
            .withShift(canary.withPause(Stage.POST_TEST_TRAFFIC_SHIFT));
    try (var sandbox = Sandbox.with(plan)) {
      sandbox.standIn.watch(exchanges::add);
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntilPaused("web");
      look(sandbox);
      sandbox.answer("web", sandbox.hook("web").hookId(), DeploymentLifecycleHookAction.CONTINUE);
      for (int i = 0; i < 40; i++) {
        look(sandbox);
        sandbox.seconds(5);
      }
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
    for (int i = 0; i < 60; i++) {
      look(sandbox);
      sandbox.standIn.tick();
    }
  }

  private static void configure(Sandbox sandbox) {
    sandbox.ecs.updateService(
        r ->
            r.cluster(Sandbox.CLUSTER)
                .service("web")
                .desiredCount(3)
                .healthCheckGracePeriodSeconds(30)
                .deploymentConfiguration(
                    DeploymentConfiguration.builder()
                        .minimumHealthyPercent(50)
                        .maximumPercent(150)
                        .deploymentCircuitBreaker(
                            b ->
                                b.enable(true)
                                    .rollback(true)
                                    .resetOnHealthyTask(false)
                                    .thresholdConfiguration(t -> t.type("COUNT").value(3)))
                        .build()));
    assertThat(sandbox.standIn.service("web").desired()).isEqualTo(3);
  }

  private static void fail(Sandbox sandbox) {
    for (Fault fault : Fault.values()) {
      sandbox.standIn.fault("web", fault);
      sandbox.deploy("web", Sandbox.image(10 + fault.name().length()));
      for (int i = 0; i < 24; i++) {
        look(sandbox);
        sandbox.seconds(5);
      }
    }
    sandbox.deploy("web", Sandbox.NEW);
    String arn = sandbox.serviceDeployment("web").serviceDeploymentArn();
    sandbox.ecs.stopServiceDeployment(r -> r.serviceDeploymentArn(arn).stopType("ROLLBACK"));
  }

  private static void look(Sandbox sandbox) {
    sandbox.service("web");
    var deployment = sandbox.serviceDeployment("web");
    sandbox.ecs.describeServiceRevisions(
        r -> r.serviceRevisionArns(deployment.targetServiceRevision().arn()));
    sandbox.tasks("web", "RUNNING");
    sandbox.tasks("web", "STOPPED");
  }

  private static void readTheRest(Sandbox sandbox) {
    String rich = registerWithManyFields(sandbox);
    sandbox.ecs.describeTaskDefinition(r -> r.taskDefinition(rich).includeWithStrings("TAGS"));
    sandbox.ecs.listTaskDefinitions(r -> r.familyPrefix("rich").maxResults(1));
    sandbox.ecs.deregisterTaskDefinition(r -> r.taskDefinition(rich));
    sandbox.ecs.describeClusters(r -> r.clusters(Sandbox.CLUSTER, "none"));
    sandbox.ecs.listServices(r -> r.cluster(Sandbox.CLUSTER).maxResults(1));
    sandbox.ecs.describeServices(r -> r.cluster(Sandbox.CLUSTER).services("none"));
    String service = sandbox.service("web").serviceArn();
    sandbox.ecs.tagResource(
        r -> r.resourceArn(service).tags(Tag.builder().key("a").value("b").build()));
    sandbox.ecs.listTagsForResource(r -> r.resourceArn(service));
    sandbox.ecs.runTask(
        r ->
            r.cluster(Sandbox.CLUSTER)
                .taskDefinition("web")
                .count(2)
                .clientToken("once")
                .overrides(o -> o.containerOverrides(MIGRATE)));
  }

  private static String registerWithManyFields(Sandbox sandbox) {
    ContainerDefinition container =
        Sandbox.container("rich", Sandbox.NEW).toBuilder()
            .environment(KeyValuePair.builder().name("A").value("1").build())
            .secrets(
                Secret.builder()
                    .name("B")
                    .valueFrom("arn:aws:secretsmanager:eu-west-1:1:secret:b")
                    .build())
            .portMappings(PortMapping.builder().containerPort(8000).build())
            .logConfiguration(
                LogConfiguration.builder()
                    .logDriver("awslogs")
                    .options(Map.of("awslogs-group", "shop"))
                    .build())
            .dockerLabels(Map.of("release", "42"))
            .stopTimeout(60)
            .build();
    return sandbox
        .ecs
        .registerTaskDefinition(
            r ->
                r.family("rich")
                    .cpu("256")
                    .memory("512")
                    .containerDefinitions(container)
                    .volumes(Volume.builder().name("tmp").build()))
        .taskDefinition()
        .taskDefinitionArn();
  }

  private void compareRequest(Exchange exchange, SdkPojo model) {
    compare(exchange.operation(), exchange.request(), model);
    exchange.namesRead().stream()
        .filter(name -> field(model, name).isEmpty())
        .forEach(name -> mistakes.add(exchange.operation() + " reads " + name));
  }

  private void compare(String path, JsonNode node, SdkPojo model) {
    node.properties()
        .forEach(
            property -> {
              String where = path + "." + property.getKey();
              field(model, property.getKey())
                  .ifPresentOrElse(
                      field -> compareValue(where, property.getValue(), field),
                      () -> mistakes.add(where + " is not in the model"));
            });
  }

  private void compareValue(String path, JsonNode value, SdkField<?> field) {
    boolean fits =
        switch (field.marshallingType().toString()) {
          case "String" -> value.isTextual();
          case "Integer", "Long" -> value.isIntegralNumber();
          case "Boolean" -> value.isBoolean();
          case "Instant", "Double" -> value.isNumber();
          case "List" -> value.isArray();
          case "Map", "SdkPojo" -> value.isObject();
          default -> false;
        };
    if (!fits) {
      mistakes.add(path + " is not a " + field.marshallingType());
    }
    Models.inside(field)
        .ifPresent(inside -> Models.children(value).forEach(v -> descend(path, v, inside)));
    Models.pojo(field).ifPresent(pojo -> compare(path, value, pojo));
  }

  private void descend(String path, JsonNode value, SdkField<?> field) {
    compareValue(path + "[]", value, field);
  }

  private static Optional<SdkField<?>> field(SdkPojo model, String name) {
    return model.sdkFields().stream()
        .<SdkField<?>>map(f -> f)
        .filter(f -> f.locationName().equals(name))
        .findFirst();
  }

  private static SdkPojo model(String name) throws ReflectiveOperationException {
    return Models.named(name);
  }
}
