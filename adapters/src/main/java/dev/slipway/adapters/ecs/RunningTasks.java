package dev.slipway.adapters.ecs;

import dev.slipway.core.build.ImageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.Task;

/** Looks at the running tasks of a complete deployment, one by one. Thread-safe. */
final class RunningTasks {
  private static final String RUNNING = "RUNNING";

  private final ServiceTasks tasks;
  private final ServiceDeployments serviceDeployments;
  private final String container;

  RunningTasks(ServiceTasks tasks, ServiceDeployments serviceDeployments, String container) {
    this.tasks = tasks;
    this.serviceDeployments = serviceDeployments;
    this.container = container;
  }

  /**
   * @param record the service deployment, if ECS has one, for the image that it resolved
   */
  Proof of(
      Deployment deployment,
      int wanted,
      ImageDigest digest,
      Supplier<Optional<ServiceDeployment>> record) {
    List<Task> running =
        tasks.startedBy(deployment.id(), DesiredStatus.RUNNING).stream()
            .filter(task -> RUNNING.equals(task.lastStatus()))
            .toList();
    if (running.size() < wanted) {
      return new Proof.Missing(running.size(), wanted);
    }
    return judged(running, digest, record);
  }

  private Proof judged(
      List<Task> running, ImageDigest digest, Supplier<Optional<ServiceDeployment>> record) {
    TreeSet<String> ways = new TreeSet<>();
    for (Task task : running) {
      List<Container> apps =
          task.containers().stream().filter(one -> container.equals(one.name())).toList();
      Optional<String> way = apps.stream().findFirst().flatMap(app -> way(app, digest, record));
      if (way.isEmpty()) {
        return new Proof.Wrong(found(apps));
      }
      ways.add(way.get());
    }
    return new Proof.Seen(
        "%d of %d tasks run %s (seen in %s)"
            .formatted(
                running.size(),
                running.size(),
                digest.abbreviated(),
                ways.isEmpty() ? "no task, none is wanted" : String.join(" and ", ways)),
        running.stream().flatMap(Arrival::of).toList());
  }

  /**
   * ECS may name the manifest of the task's platform where we deployed an index: then the reference
   * by which the image was pulled decides.
   */
  private Optional<String> way(
      Container app, ImageDigest digest, Supplier<Optional<ServiceDeployment>> record) {
    if (digest.value().equals(app.imageDigest())) {
      return Optional.of("the image digest");
    }
    if (app.image() != null && app.image().contains(digest.value())) {
      return Optional.of("the image reference");
    }
    return record
        .get()
        .flatMap(one -> serviceDeployments.resolvedImage(one, container))
        .filter(image -> image.contains(digest.value()))
        .map(image -> "the service revision");
  }

  private static String found(List<Container> apps) {
    List<String> words = new ArrayList<>();
    apps.forEach(app -> words.add("%s %s".formatted(app.image(), app.imageDigest())));
    return words.isEmpty() ? "no container of that name" : String.join(", ", words);
  }
}
