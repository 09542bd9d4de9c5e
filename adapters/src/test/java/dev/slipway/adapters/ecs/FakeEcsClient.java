package dev.slipway.adapters.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/**
 * ECS in memory, without the object ServiceDeployment, as for services that were last deployed
 * before it existed. A test moves the deployments by hand. Thread-safe.
 */
final class FakeEcsClient implements EcsClient {
  private static final String ARN = "arn:aws:ecs:eu-west-1:123456789012:";
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, DescribeTaskDefinitionResponse> definitions = new LinkedHashMap<>();
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Integer> batches = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private int deployments;
  private boolean losesAnswer;
  private @Nullable CountDownLatch gate;

  synchronized Instant now() {
    return now;
  }

  synchronized void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }

  /** The next call fails with this. */
  synchronized void fail(RuntimeException failure) {
    failures.add(failure);
  }

  synchronized void loseAnswer() {
    losesAnswer = true;
  }

  /** DescribeServices waits for it. */
  synchronized void gate(CountDownLatch latch) {
    gate = latch;
  }

  synchronized int count(String action) {
    return (int) calls.stream().filter(action::equals).count();
  }

  /** How many services each DescribeServices asked for. */
  synchronized List<Integer> batches() {
    return List.copyOf(batches);
  }

  synchronized String define(String family, String image, Tag... tags) {
    return register(
            RegisterTaskDefinitionRequest.builder()
                .family(family)
                .containerDefinitions(
                    ContainerDefinition.builder().name("app").image(image).essential(true).build())
                .tags(tags)
                .build())
        .taskDefinitionArn();
  }

  synchronized void service(String name, String definition, int wanted) {
    services.put(
        name,
        Service.builder()
            .serviceName(name)
            .status("ACTIVE")
            .desiredCount(wanted)
            .deployments(
                deployment(definition, wanted).toBuilder()
                    .runningCount(wanted)
                    .rolloutState(DeploymentRolloutState.COMPLETED)
                    .build())
            .build());
  }

  /** The primary deployment is complete, and its tasks run this image. */
  synchronized void complete(String name, String image, String digest) {
    Service service = service(name);
    Deployment done =
        service.deployments().getFirst().toBuilder()
            .rolloutState(DeploymentRolloutState.COMPLETED)
            .runningCount(service.desiredCount())
            .pendingCount(0)
            .build();
    services.put(name, service.toBuilder().deployments(done).build());
    tasks.clear();
    for (int number = 0; number < service.desiredCount(); number++) {
      task(
          task ->
              task.desiredStatus("RUNNING")
                  .lastStatus("RUNNING")
                  .startedBy(done.id())
                  .containers(
                      Container.builder().name("app").image(image).imageDigest(digest).build()));
    }
  }

  synchronized void task(Consumer<Task.Builder> facts) {
    String arn = ARN + "task/shop/" + tasks.size();
    tasks.put(arn, Task.builder().taskArn(arn).applyMutation(facts).build());
  }

  synchronized Service service(String name) {
    return Objects.requireNonNull(services.get(name));
  }

  synchronized void put(Service service) {
    services.put(service.serviceName(), service);
  }

  @Override
  public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
    awaitGate();
    synchronized (this) {
      called("DescribeServices");
      batches.add(request.services().size());
      return DescribeServicesResponse.builder()
          .services(
              request.services().stream().filter(services::containsKey).map(services::get).toList())
          .build();
    }
  }

  @Override
  public synchronized UpdateServiceResponse updateService(UpdateServiceRequest request) {
    called("UpdateService");
    Service before = service(request.service());
    List<Deployment> all = new ArrayList<>();
    all.add(deployment(request.taskDefinition(), before.desiredCount()));
    before.deployments().forEach(one -> all.add(one.toBuilder().status("ACTIVE").build()));
    Service after = before.toBuilder().deployments(all).build();
    put(after);
    if (losesAnswer) {
      losesAnswer = false;
      throw EcsException.builder().statusCode(503).message("lost").build();
    }
    return UpdateServiceResponse.builder().service(after).build();
  }

  @Override
  public synchronized DescribeServiceDeploymentsResponse describeServiceDeployments(
      DescribeServiceDeploymentsRequest request) {
    called("DescribeServiceDeployments");
    return DescribeServiceDeploymentsResponse.builder().build();
  }

  @Override
  public synchronized DescribeServiceRevisionsResponse describeServiceRevisions(
      DescribeServiceRevisionsRequest request) {
    called("DescribeServiceRevisions");
    return DescribeServiceRevisionsResponse.builder().build();
  }

  @Override
  public synchronized ListServiceDeploymentsResponse listServiceDeployments(
      ListServiceDeploymentsRequest request) {
    called("ListServiceDeployments");
    return ListServiceDeploymentsResponse.builder().build();
  }

  @Override
  public synchronized DescribeTaskDefinitionResponse describeTaskDefinition(
      DescribeTaskDefinitionRequest request) {
    called("DescribeTaskDefinition");
    return Objects.requireNonNull(definitions.get(request.taskDefinition()));
  }

  @Override
  public synchronized RegisterTaskDefinitionResponse registerTaskDefinition(
      RegisterTaskDefinitionRequest request) {
    called("RegisterTaskDefinition");
    return RegisterTaskDefinitionResponse.builder().taskDefinition(register(request)).build();
  }

  @Override
  public synchronized ListTaskDefinitionsResponse listTaskDefinitions(
      ListTaskDefinitionsRequest request) {
    called("ListTaskDefinitions");
    return ListTaskDefinitionsResponse.builder()
        .taskDefinitionArns(new ArrayList<>(definitions.keySet()).reversed())
        .build();
  }

  /** Pages of one, so that whoever forgets to turn the page is found out. */
  @Override
  public synchronized ListTasksResponse listTasks(ListTasksRequest request) {
    called("ListTasks");
    List<String> all =
        tasks.values().stream()
            .filter(task -> request.desiredStatusAsString().equals(task.desiredStatus()))
            .map(Task::taskArn)
            .toList();
    int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    return ListTasksResponse.builder()
        .taskArns(all.stream().skip(from).limit(1).toList())
        .nextToken(from + 1 < all.size() ? Integer.toString(from + 1) : null)
        .build();
  }

  @Override
  public synchronized DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
    called("DescribeTasks");
    return DescribeTasksResponse.builder()
        .tasks(request.tasks().stream().map(tasks::get).toList())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private Deployment deployment(String definition, int wanted) {
    return Deployment.builder()
        .id("ecs-svc/" + ++deployments)
        .status("PRIMARY")
        .taskDefinition(definition)
        .createdAt(now)
        .desiredCount(wanted)
        .runningCount(0)
        .pendingCount(0)
        .failedTasks(0)
        .rolloutState(DeploymentRolloutState.IN_PROGRESS)
        .build();
  }

  private TaskDefinition register(RegisterTaskDefinitionRequest request) {
    int revision = definitions.size() + 1;
    String arn = "%stask-definition/%s:%d".formatted(ARN, request.family(), revision);
    TaskDefinition made =
        TaskDefinition.builder()
            .taskDefinitionArn(arn)
            .family(request.family())
            .revision(revision)
            .containerDefinitions(request.containerDefinitions())
            .registeredAt(now)
            .build();
    definitions.put(
        arn,
        DescribeTaskDefinitionResponse.builder().taskDefinition(made).tags(request.tags()).build());
    return made;
  }

  private void awaitGate() {
    CountDownLatch latch;
    synchronized (this) {
      latch = gate;
    }
    if (latch != null) {
      try {
        latch.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private void called(String action) {
    calls.add(action);
    if (!failures.isEmpty()) {
      throw failures.removeFirst();
    }
  }
}
