package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetCluster;
import dev.slipway.sandbox.fleet.TaskStatus;
import java.util.List;
import java.util.Map;

/** DescribeClusters, as on the AWS page of that name. */
final class ClusterOperations {
  private static final int MOST = 100;

  private final Fleet fleet;

  ClusterOperations(Fleet fleet) {
    this.fleet = fleet;
  }

  Map<String, Operation> all() {
    return Map.of("DescribeClusters", this::describe);
  }

  private ObjectNode describe(Request request) {
    List<String> names =
        request.has("clusters") ? request.texts("clusters", MOST) : List.of("default");
    ObjectNode answer = Json.object();
    answer.set(
        "clusters",
        Json.array(
            names.stream().flatMap(n -> fleet.cluster(n).stream()).map(ClusterOperations::shape)));
    answer.set(
        "failures",
        Json.array(names.stream().filter(n -> fleet.cluster(n).isEmpty()).map(this::missing)));
    return answer;
  }

  private ObjectNode missing(String name) {
    return Json.failure(name.startsWith("arn:") ? name : fleet.arns().cluster(name), "MISSING");
  }

  private static ObjectNode shape(FleetCluster cluster) {
    long running = cluster.tasks().stream().filter(t -> t.status() == TaskStatus.RUNNING).count();
    long pending = cluster.tasks().stream().filter(t -> t.status().isStarting()).count();
    return Json.object()
        .put("clusterArn", cluster.arn())
        .put("clusterName", cluster.name())
        .put("status", "ACTIVE")
        .put("registeredContainerInstancesCount", 0)
        .put("runningTasksCount", running)
        .put("pendingTasksCount", pending)
        .put("activeServicesCount", cluster.services().size());
  }
}
