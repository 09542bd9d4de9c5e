package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Arns;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetCluster;
import dev.slipway.sandbox.fleet.FleetTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** ListTasks and DescribeTasks, as on the AWS pages of those names. */
final class TaskOperations {
  private static final int MOST_DESCRIBED = 100;

  /**
   * The AWS page <i>ListTasks</i> wants startedBy to be the only filter. Whether ECS counts
   * desiredStatus as a filter is not known; the stricter reading is safe for a caller that obeys
   * it.
   */
  private static final List<String> OTHER_FILTERS =
      List.of("serviceName", "family", "launchType", "containerInstance", "desiredStatus");

  private final Fleet fleet;
  private final Addresses addresses;
  private final TaskShape shape;

  TaskOperations(Fleet fleet) {
    this.fleet = fleet;
    this.addresses = new Addresses(fleet);
    this.shape = new TaskShape(fleet);
  }

  Map<String, Operation> all() {
    return Map.of("ListTasks", this::list, "DescribeTasks", this::describe);
  }

  /** PENDING as desired status finds nothing: no task of ECS has it (AWS page <i>ListTasks</i>). */
  private ObjectNode list(Request request) {
    FleetCluster cluster = addresses.cluster(request);
    String desired =
        request.oneOf("desiredStatus", Set.of("RUNNING", "PENDING", "STOPPED")).orElse("RUNNING");
    List<FleetTask> found =
        cluster.tasks().stream()
            .filter(task -> task.desiredStatus().equals(desired))
            .filter(filter(request, cluster))
            .toList();
    Page<FleetTask> page = Page.of(found, request, 100, 100);
    ObjectNode answer = Json.object();
    answer.set("taskArns", Json.texts(page.items().stream().map(FleetTask::arn)));
    return page.into(answer);
  }

  private static Predicate<FleetTask> filter(Request request, FleetCluster cluster) {
    Optional<String> service = request.text("serviceName");
    Optional<String> startedBy = request.text("startedBy");
    Optional<String> family = request.text("family");
    if (startedBy.isPresent() && OTHER_FILTERS.stream().anyMatch(request::has)) {
      throw EcsError.invalid("cannot specify startedBy with other arguments");
    }
    if (service.isPresent() && cluster.service(service.get()).isEmpty()) {
      throw EcsError.serviceNotFound();
    }
    return task ->
        service
                .map(Arns::shortName)
                .map(name -> task.identity().group().equals("service:" + name))
                .orElse(true)
            && startedBy.map(task.identity().startedBy()::equals).orElse(true)
            && family.map(task.definition().family()::equals).orElse(true);
  }

  private ObjectNode describe(Request request) {
    FleetCluster cluster = addresses.cluster(request);
    List<String> asked = request.texts("tasks", MOST_DESCRIBED);
    ObjectNode answer = Json.object();
    answer.set(
        "tasks", Json.array(asked.stream().flatMap(a -> find(cluster, a).stream()).map(shape::of)));
    answer.set(
        "failures",
        Json.array(
            asked.stream()
                .filter(a -> find(cluster, a).isEmpty())
                .map(a -> Json.failure(arn(cluster, a), "MISSING"))));
    return answer;
  }

  private String arn(FleetCluster cluster, String idOrArn) {
    return idOrArn.startsWith("arn:") ? idOrArn : fleet.arns().task(cluster.name(), idOrArn);
  }

  private static Optional<FleetTask> find(FleetCluster cluster, String idOrArn) {
    return cluster.tasks().stream()
        .filter(task -> task.arn().equals(idOrArn) || task.id().equals(idOrArn))
        .findFirst();
  }
}
