package dev.slipway.sandbox.fleet;

import dev.slipway.sandbox.traffic.Course;
import dev.slipway.sandbox.traffic.Pause;
import dev.slipway.sandbox.traffic.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot of a service for tests and for the panel.
 *
 * @param taskDefinition ARN of the definition that was completed last, so what users have
 * @param image of that definition
 * @param status of the newest service deployment
 * @param shift while a deployment moves the traffic, or waits for somebody's word
 * @param deployments PRIMARY first
 */
public record ServiceView(
    String cluster,
    String name,
    String taskDefinition,
    String image,
    Fault fault,
    ServiceDeployment.Status status,
    int desired,
    int running,
    int pending,
    Optional<ShiftView> shift,
    List<DeploymentView> deployments,
    List<TaskView> tasks,
    List<String> events) {

  /** One of the deployments. */
  public record DeploymentView(
      String id,
      String taskDefinition,
      String image,
      Deployment.Rollout rollout,
      int failedTasks) {}

  /**
   * Where the newest service deployment is.
   *
   * @param production how many percent of the traffic of users go to the new revision; empty when
   *     ECS does not move it
   * @param awaited the hook that somebody has to answer
   */
  public record ShiftView(Stage stage, Optional<Double> production, Optional<Pause> awaited) {}

  /** One task. */
  public record TaskView(
      String id,
      String taskDefinition,
      String image,
      TaskStatus status,
      String health,
      Instant createdAt,
      Optional<Stop> stop) {}

  static ServiceView of(FleetService service, Instant now) {
    TaskDefinition live = service.lastCompleted().definition();
    List<FleetTask> tasks = service.tasks();
    return new ServiceView(
        service.cluster(),
        service.name(),
        live.arn(),
        live.image(),
        service.fault(),
        service.currentDeployment().status(),
        service.settings().desiredCount(),
        (int) tasks.stream().filter(t -> t.status() == TaskStatus.RUNNING).count(),
        (int) tasks.stream().filter(t -> t.status().isStarting()).count(),
        shift(service),
        service.deployments().stream().map(ServiceView::of).toList(),
        tasks.stream().map(task -> of(task, now)).toList(),
        service.events().stream().map(ServiceEvents.Event::message).toList());
  }

  private static Optional<ShiftView> shift(FleetService service) {
    ServiceDeployment current = service.currentDeployment();
    Course course = current.course();
    return course
        .stage()
        .filter(stage -> !current.status().isFinal())
        .map(
            stage ->
                new ShiftView(
                    stage,
                    service
                        .targetGroups()
                        .filter(groups -> current.keepsBlue())
                        .map(groups -> course.weights().production()),
                    course.pauses().stream().filter(Pause::isAwaiting).findFirst()));
  }

  private static DeploymentView of(Deployment deployment) {
    TaskDefinition definition = deployment.definition();
    return new DeploymentView(
        deployment.id(),
        definition.arn(),
        definition.image(),
        deployment.rollout(),
        deployment.failedTasks());
  }

  private static TaskView of(FleetTask task, Instant now) {
    return new TaskView(
        task.id(),
        task.definition().arn(),
        task.definition().image(),
        task.status(),
        task.healthStatus(now),
        task.createdAt().orElse(now),
        task.stop());
  }
}
