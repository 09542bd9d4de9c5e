package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.fleet.ServicePlan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

class ValidationTest {
  private final Sandbox sandbox =
      new Sandbox(
          EcsPlan.of(
                  Sandbox.CLUSTER,
                  IntStream.range(0, 23)
                      .mapToObj(i -> ServicePlan.web("web-" + i, Sandbox.OLD))
                      .toArray(ServicePlan[]::new))
              .withoutQuotas());

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void servicesArePaged() {
    List<String> arns =
        sandbox
            .ecs
            .listServicesPaginator(r -> r.cluster(Sandbox.CLUSTER).maxResults(5))
            .serviceArns()
            .stream()
            .toList();

    assertThat(arns).hasSize(23).doesNotHaveDuplicates();
    assertThat(sandbox.standIn.count("ListServices")).isEqualTo(5);
  }

  @Test
  void tasksArePagedByHundred() {
    sandbox.ecs.updateService(r -> r.cluster(Sandbox.CLUSTER).service("web-0").desiredCount(130));
    sandbox.standIn.tick();
    var first = sandbox.ecs.listTasks(r -> r.cluster(Sandbox.CLUSTER).serviceName("web-0"));
    var second =
        sandbox.ecs.listTasks(
            r -> r.cluster(Sandbox.CLUSTER).serviceName("web-0").nextToken(first.nextToken()));

    assertThat(first.taskArns()).hasSize(100);
    assertThat(second.taskArns()).hasSize(30).doesNotContainAnyElementsOf(first.taskArns());
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void tokenOfOtherParametersIsInvalid() {
    String token =
        sandbox.ecs.listServices(r -> r.cluster(Sandbox.CLUSTER).maxResults(5)).nextToken();

    assertThatThrownBy(
            () -> sandbox.ecs.listTasks(r -> r.cluster(Sandbox.CLUSTER).nextToken(token)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> sandbox.ecs.listTasks(r -> r.cluster(Sandbox.CLUSTER).nextToken("?")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void atMostTenServicesAreDescribed() {
    List<String> eleven = IntStream.range(0, 11).mapToObj(i -> "web-" + i).toList();

    assertThatThrownBy(
            () -> sandbox.ecs.describeServices(r -> r.cluster(Sandbox.CLUSTER).services(eleven)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("at most 10 items, but 11 were given");
  }

  @Test
  void missingServiceIsAFailureInReadsAndAnErrorInUpdates() {
    assertThat(
            sandbox.ecs.describeServices(r -> r.cluster(Sandbox.CLUSTER).services("web-1", "none")))
        .satisfies(answer -> assertThat(answer.services()).hasSize(1))
        .satisfies(
            answer ->
                assertThat(answer.failures())
                    .singleElement()
                    .returns("MISSING", Failure::reason)
                    .returns("arn:aws:ecs:eu-west-1:123456789012:service/shop/none", Failure::arn));
    assertThatThrownBy(
            () -> sandbox.ecs.updateService(r -> r.cluster(Sandbox.CLUSTER).service("none")))
        .isInstanceOf(ServiceNotFoundException.class);
  }

  @Test
  void missingClusterIsAnError() {
    assertThatThrownBy(() -> sandbox.ecs.listServices(r -> r.cluster("none")))
        .isInstanceOf(ClusterNotFoundException.class);
    assertThat(sandbox.ecs.describeClusters(r -> r.clusters(Sandbox.CLUSTER, "none")))
        .satisfies(answer -> assertThat(answer.clusters()).hasSize(1))
        .satisfies(answer -> assertThat(answer.failures()).hasSize(1));
  }

  @Test
  void taskDefinitionsAreFoundByFamilyRevisionAndArn() {
    String arn = sandbox.register("web-0", Sandbox.NEW);

    assertThat(List.of("web-0", "web-0:2", arn))
        .allSatisfy(
            name ->
                assertThat(describe(name).containerDefinitions().getFirst().image())
                    .isEqualTo(Sandbox.NEW));
    assertThat(describe("web-0:1").containerDefinitions().getFirst().image())
        .isEqualTo(Sandbox.OLD);
    assertThatThrownBy(() -> describe("web-0:9"))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("Unable to describe task definition.");
  }

  @Test
  void deregisteredDefinitionRunsOnButCannotBeDeployed() {
    String arn = sandbox.register("web-0", Sandbox.NEW);
    sandbox.ecs.deregisterTaskDefinition(r -> r.taskDefinition(arn));

    assertThat(describe(arn).status()).isEqualTo(TaskDefinitionStatus.INACTIVE);
    assertThat(describe("web-0").revision()).isEqualTo(1);
    assertThatThrownBy(() -> sandbox.update("web-0", arn))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("TaskDefinition is inactive");
    assertThat(
            sandbox
                .ecs
                .listTaskDefinitions(
                    r -> r.familyPrefix("web-0").status(TaskDefinitionStatus.INACTIVE))
                .taskDefinitionArns())
        .containsExactly(arn);
  }

  @Test
  void revisionsAreListedNewestFirstOnRequest() {
    sandbox.register("web-0", Sandbox.NEW);

    assertThat(
            sandbox
                .ecs
                .listTaskDefinitions(r -> r.familyPrefix("web-0").sort(SortOrder.DESC))
                .taskDefinitionArns())
        .extracting(arn -> arn.substring(arn.indexOf(':', arn.indexOf('/')) + 1))
        .containsExactly("2", "1");
  }

  @Test
  void tagsAreKeptWithDefinitionsAndAddedToServices() {
    Tag release = Tag.builder().key("slipway:release").value("42").build();
    String arn =
        sandbox
            .ecs
            .registerTaskDefinition(
                r ->
                    r.family("tagged")
                        .tags(release)
                        .containerDefinitions(Sandbox.container("tagged", Sandbox.NEW)))
            .taskDefinition()
            .taskDefinitionArn();
    String service = sandbox.service("web-0").serviceArn();
    sandbox.ecs.tagResource(r -> r.resourceArn(service).tags(release));

    assertThat(
            sandbox
                .ecs
                .describeTaskDefinition(
                    r -> r.taskDefinition(arn).include(TaskDefinitionField.TAGS))
                .tags())
        .containsExactly(release);
    assertThat(sandbox.ecs.listTagsForResource(r -> r.resourceArn(service)).tags())
        .containsExactly(release);
    assertThat(
            sandbox
                .ecs
                .describeServices(
                    r -> r.cluster(Sandbox.CLUSTER).services("web-0").include(ServiceField.TAGS))
                .services()
                .getFirst()
                .tags())
        .containsExactly(release);
    assertThat(sandbox.service("web-0").hasTags()).isFalse();
  }

  @Test
  void brokenDefinitionsAndNamesAreRefused() {
    assertThatThrownBy(() -> sandbox.ecs.registerTaskDefinition(r -> r.family("web-0")))
        .isInstanceOf(ClientException.class);
    assertThatThrownBy(() -> sandbox.register("not a family", Sandbox.NEW))
        .isInstanceOf(ClientException.class);
    assertThatThrownBy(
            () ->
                sandbox.ecs.stopServiceDeployment(
                    r -> r.serviceDeploymentArn("arn:aws:ecs:::service-deployment/a/b/c")))
        .isInstanceOf(ServiceDeploymentNotFoundException.class);
    assertThatThrownBy(
            () ->
                sandbox.ecs.listTasks(
                    r -> r.cluster(Sandbox.CLUSTER).serviceName("web-0").startedBy("x")))
        .isInstanceOf(InvalidParameterException.class);
  }

  private TaskDefinition describe(String name) {
    return sandbox.ecs.describeTaskDefinition(r -> r.taskDefinition(name)).taskDefinition();
  }
}
