package dev.slipway.adapters.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;

/**
 * The service deployments of one service: what ECS remembers after a deployment has left the
 * service. They name service revisions, and those name task definitions. Thread-safe.
 */
final class ServiceDeployments {
  private static final int DESCRIBED_AT_ONCE = 20;
  private static final int NEWEST = 5;

  private final EcsCalls calls;
  private final String cluster;
  private final String service;
  private final Map<String, ServiceRevision> revisions = new ConcurrentHashMap<>();

  ServiceDeployments(EcsCalls calls, String cluster, String service) {
    this.calls = calls;
    this.cluster = cluster;
    this.service = service;
  }

  /**
   * The newest service deployment that brings or brought a task definition.
   *
   * @param current what ECS names as the present one
   * @param since not looked for among older ones
   */
  Optional<ServiceDeployment> of(
      String taskDefinition, Optional<ServiceDeployment> current, Instant since) {
    return bringing(taskDefinition, current)
        .filter(one -> !one.createdAt().isBefore(since))
        .or(() -> search(taskDefinition, since).flatMap(this::describe));
  }

  /** The present one, if it brings this task definition. */
  Optional<ServiceDeployment> bringing(String taskDefinition, Optional<ServiceDeployment> current) {
    return current.filter(one -> brings(one, taskDefinition));
  }

  /** Whether ECS would go back to this task definition if the deployment were stopped. */
  boolean comesFrom(ServiceDeployment deployment, String taskDefinition) {
    List<String> sources =
        deployment.sourceServiceRevisions().stream().map(ServiceRevisionSummary::arn).toList();
    read(sources);
    return !sources.isEmpty() && sources.stream().allMatch(arn -> isOf(arn, taskDefinition));
  }

  /** The image that ECS resolved for a container when the deployment began. */
  Optional<String> resolvedImage(ServiceDeployment deployment, String container) {
    String arn = deployment.targetServiceRevision().arn();
    read(List.of(arn));
    return Optional.ofNullable(revisions.get(arn)).stream()
        .flatMap(revision -> revision.containerImages().stream())
        .filter(image -> container.equals(image.containerName()))
        .map(image -> image.image() + " " + image.imageDigest())
        .findFirst();
  }

  /**
   * Deploys a task definition.
   *
   * @param how empty when it is deployed as the service is set up
   * @return the service as ECS describes it then
   */
  Service begin(String taskDefinition, Optional<DeploymentConfiguration> how) {
    return calls
        .call(
            "UpdateService",
            ecs ->
                ecs.updateService(
                    request ->
                        request
                            .cluster(cluster)
                            .service(service)
                            .taskDefinition(taskDefinition)
                            .deploymentConfiguration(how.orElse(null))))
        .service();
  }

  /** Has ECS go back to where the deployment came from. */
  void stop(ServiceDeployment deployment) {
    calls.call(
        "StopServiceDeployment",
        ecs ->
            ecs.stopServiceDeployment(
                request ->
                    request
                        .serviceDeploymentArn(deployment.serviceDeploymentArn())
                        .stopType(StopServiceDeploymentStopType.ROLLBACK)));
  }

  /** The shortest of the newest successful ones: none of its tasks took longer to be healthy. */
  Optional<Duration> shortest() {
    return calls
        .call(
            "ListServiceDeployments",
            ecs ->
                ecs.listServiceDeployments(
                    request ->
                        request
                            .cluster(cluster)
                            .service(service)
                            .status(ServiceDeploymentStatus.SUCCESSFUL)
                            .maxResults(NEWEST)))
        .serviceDeployments()
        .stream()
        .filter(one -> one.startedAt() != null && one.finishedAt() != null)
        .map(one -> Duration.between(one.startedAt(), one.finishedAt()))
        .filter(Duration::isPositive)
        .min(Comparator.naturalOrder());
  }

  private boolean brings(ServiceDeployment deployment, String taskDefinition) {
    ServiceRevisionSummary target = deployment.targetServiceRevision();
    if (target == null) {
      return false;
    }
    read(List.of(target.arn()));
    return isOf(target.arn(), taskDefinition);
  }

  private Optional<String> search(String taskDefinition, Instant since) {
    List<ServiceDeploymentBrief> all =
        calls
            .call(
                "ListServiceDeployments",
                ecs ->
                    ecs.listServiceDeployments(
                        request ->
                            request
                                .cluster(cluster)
                                .service(service)
                                .createdAt(created -> created.after(since))))
            .serviceDeployments();
    read(all.stream().map(ServiceDeploymentBrief::targetServiceRevisionArn).toList());
    return all.stream()
        .filter(one -> isOf(one.targetServiceRevisionArn(), taskDefinition))
        .max(Comparator.comparing(ServiceDeploymentBrief::createdAt))
        .map(ServiceDeploymentBrief::serviceDeploymentArn);
  }

  private Optional<ServiceDeployment> describe(String arn) {
    return calls
        .call(
            "DescribeServiceDeployments",
            ecs -> ecs.describeServiceDeployments(request -> request.serviceDeploymentArns(arn)))
        .serviceDeployments()
        .stream()
        .findFirst();
  }

  private boolean isOf(String revision, String taskDefinition) {
    return Optional.ofNullable(revisions.get(revision))
        .map(known -> Arns.same(known.taskDefinition(), taskDefinition))
        .orElse(false);
  }

  /** Service revisions never change: each is read once. */
  private void read(List<String> arns) {
    List<String> unknown =
        arns.stream().distinct().filter(arn -> !revisions.containsKey(arn)).toList();
    for (List<String> batch : ClusterReads.batches(unknown, DESCRIBED_AT_ONCE)) {
      calls
          .call(
              "DescribeServiceRevisions",
              ecs -> ecs.describeServiceRevisions(request -> request.serviceRevisionArns(batch)))
          .serviceRevisions()
          .forEach(one -> revisions.put(one.serviceRevisionArn(), one));
    }
  }
}
