package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.fleet.ServicePlan;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** A stand-in with its real SDK client, and the few calls that most tests make. */
final class Sandbox implements AutoCloseable {
  static final String CLUSTER = "shop";
  static final String OLD = image(1);
  static final String NEW = image(2);
  private static final int LONGEST_WAIT = 3000;

  final EcsStandIn standIn;
  final EcsClient ecs;

  Sandbox(EcsPlan plan) {
    standIn = EcsStandIn.start(plan);
    ecs = client(standIn.url(), EcsPlan.ACCESS_KEY, 1);
  }

  static Sandbox with(ServicePlan... services) {
    return new Sandbox(EcsPlan.of(CLUSTER, services).withoutQuotas());
  }

  static String image(int build) {
    return "registry.example/shop@sha256:" + "%064x".formatted(build);
  }

  static EcsClient client(URI url, String accessKey, int attempts) {
    return EcsClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(url)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
        .overrideConfiguration(
            c ->
                c.retryStrategy(
                    DefaultRetryStrategy.standardStrategyBuilder().maxAttempts(attempts).build()))
        .build();
  }

  String register(String family, String image) {
    return ecs.registerTaskDefinition(
            r -> r.family(family).containerDefinitions(container(family, image)))
        .taskDefinition()
        .taskDefinitionArn();
  }

  static ContainerDefinition container(String name, String image) {
    return ContainerDefinition.builder()
        .name(name)
        .image(image)
        .essential(true)
        .healthCheck(HealthCheck.builder().command("CMD", "true").interval(10).retries(3).build())
        .build();
  }

  /** Registers a definition with the image and updates the service of the family's name. */
  UpdateServiceResponse deploy(String service, String image) {
    return update(service, register(service, image));
  }

  UpdateServiceResponse update(String service, String taskDefinition) {
    return ecs.updateService(
        r -> r.cluster(CLUSTER).service(service).taskDefinition(taskDefinition));
  }

  Service service(String name) {
    return ecs.describeServices(r -> r.cluster(CLUSTER).services(name)).services().getFirst();
  }

  Deployment primary(String service) {
    return service(service).deployments().getFirst();
  }

  ServiceDeployment serviceDeployment(String service) {
    String arn =
        ecs.listServiceDeployments(r -> r.cluster(CLUSTER).service(service))
            .serviceDeployments()
            .getFirst()
            .serviceDeploymentArn();
    return ecs.describeServiceDeployments(r -> r.serviceDeploymentArns(arn))
        .serviceDeployments()
        .getFirst();
  }

  /** The stage on the wire: the SDK's enum lacks one of them. */
  String stage(String service) {
    return serviceDeployment(service).lifecycleStageAsString();
  }

  int tickUntilStage(String service, String stage) {
    return tickUntil(() -> stage.equals(stage(service)));
  }

  /** The hook that awaits an action. */
  DeploymentLifecycleHookDetail hook(String service) {
    return serviceDeployment(service).lifecycleHookDetails().stream()
        .filter(hook -> hook.status() == DeploymentLifecycleHookStatus.AWAITING_ACTION)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no hook of " + service + " awaits an action"));
  }

  void tickUntilPaused(String service) {
    tickUntil(
        () ->
            serviceDeployment(service).lifecycleHookDetails().stream()
                .anyMatch(h -> h.status() == DeploymentLifecycleHookStatus.AWAITING_ACTION));
  }

  void answer(String service, String hookId, DeploymentLifecycleHookAction action) {
    String arn = serviceDeployment(service).serviceDeploymentArn();
    ecs.continueServiceDeployment(r -> r.serviceDeploymentArn(arn).hookId(hookId).action(action));
  }

  void rollBack(String service) {
    String arn = serviceDeployment(service).serviceDeploymentArn();
    ecs.stopServiceDeployment(r -> r.serviceDeploymentArn(arn).stopType("ROLLBACK"));
  }

  List<Task> tasks(String service, String desiredStatus) {
    List<String> arns =
        ecs.listTasks(r -> r.cluster(CLUSTER).serviceName(service).desiredStatus(desiredStatus))
            .taskArns();
    return arns.isEmpty()
        ? List.of()
        : ecs.describeTasks(r -> r.cluster(CLUSTER).tasks(arns)).tasks();
  }

  List<String> events(String service) {
    return service(service).events().stream().map(e -> e.message()).toList();
  }

  void seconds(int count) {
    standIn.advance(Duration.ofSeconds(count));
  }

  /** Ticks until it holds; the number of simulated seconds that took. */
  int tickUntil(BooleanSupplier holds) {
    for (int second = 0; second < LONGEST_WAIT; second++) {
      if (holds.getAsBoolean()) {
        return second;
      }
      standIn.tick();
    }
    throw new AssertionError("not within " + LONGEST_WAIT + " simulated seconds");
  }

  int tickUntilCompleted(String service) {
    return tickUntil(() -> serviceDeployment(service).finishedAt() != null);
  }

  @Override
  public void close() {
    ecs.close();
    standIn.close();
  }
}
