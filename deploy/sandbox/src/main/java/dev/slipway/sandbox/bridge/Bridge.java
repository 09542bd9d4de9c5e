package dev.slipway.sandbox.bridge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.account.QueueStandIn;
import dev.slipway.sandbox.fleet.Deployment;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetCluster;
import dev.slipway.sandbox.fleet.FleetService;
import dev.slipway.sandbox.fleet.FleetTask;
import dev.slipway.sandbox.fleet.ServiceDeployment;
import dev.slipway.sandbox.traffic.Pause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Compares the fleet with what it was a tick ago. To be run under the monitor of the fleet. */
public final class Bridge implements Runnable {
  private final Fleet fleet;
  private final QueueStandIn queue;
  private Optional<Map<String, Happening>> before = Optional.empty();

  public Bridge(Fleet fleet, QueueStandIn queue) {
    this.fleet = fleet;
    this.queue = queue;
  }

  @Override
  public void run() {
    if (!queue.isOpen()) {
      return;
    }
    Map<String, Happening> now = new LinkedHashMap<>();
    fleet.clusters().forEach(cluster -> note(cluster, now));
    before.ifPresent(known -> now.forEach((thing, is) -> sendIfNew(known, thing, is)));
    before = Optional.of(now);
  }

  private void sendIfNew(Map<String, Happening> known, String thing, Happening is) {
    Happening was = known.get(thing);
    if (was == null || !was.state().equals(is.state())) {
      queue.send(is.event(fleet.arns(), fleet.now()));
    }
  }

  private void note(FleetCluster cluster, Map<String, Happening> now) {
    cluster.tasks().forEach(task -> now.put(task.arn(), of(task)));
    for (FleetService service : cluster.services()) {
      service.deployments().forEach(each -> now.put(each.id(), of(service, each)));
      steady(service).ifPresent(is -> now.put(service.arn(), is));
      ServiceDeployment current = service.history().getFirst();
      current.course().pauses().stream()
          .filter(Pause::isAwaiting)
          .forEach(pause -> now.put(pause.hookId(), of(current, pause)));
    }
  }

  /** AWS page <i>Amazon ECS task state change events</i>: the detail is the task. */
  private static Happening of(FleetTask task) {
    ObjectNode detail =
        object()
            .put("clusterArn", task.identity().clusterArn())
            .put("taskArn", task.arn())
            .put("taskDefinitionArn", task.definition().arn())
            .put("group", task.identity().group())
            .put("startedBy", task.identity().startedBy())
            .put("lastStatus", task.status().name())
            .put("desiredStatus", task.desiredStatus())
            .put("version", task.version());
    task.stop()
        .ifPresent(stop -> detail.put("stopCode", stop.code()).put("stoppedReason", stop.reason()));
    return new Happening(
        task.status() + " " + task.desiredStatus(), "ECS Task State Change", task.arn(), detail);
  }

  /** AWS page <i>Amazon ECS service deployment state change events</i>. */
  private static Happening of(FleetService service, Deployment deployment) {
    boolean failed = deployment.rollout() == Deployment.Rollout.FAILED;
    ObjectNode detail =
        object()
            .put("eventType", failed ? "ERROR" : "INFO")
            .put("eventName", "SERVICE_DEPLOYMENT_" + deployment.rollout())
            .put("deploymentId", deployment.id())
            .put("updatedAt", deployment.updatedAt().toString())
            .put("reason", deployment.rolloutReason());
    return new Happening(
        deployment.rollout().name(), "ECS Deployment State Change", service.arn(), detail);
  }

  /** AWS page <i>Amazon ECS service action events</i>. */
  private Optional<Happening> steady(FleetService service) {
    return service.events().stream()
        .filter(event -> event.message().endsWith("has reached a steady state."))
        .findFirst()
        .map(
            event ->
                new Happening(
                    event.id(),
                    "ECS Service Action",
                    service.arn(),
                    object()
                        .put("eventType", "INFO")
                        .put("eventName", "SERVICE_STEADY_STATE")
                        .put("clusterArn", fleet.arns().cluster(service.cluster()))
                        .put("createdAt", event.createdAt().toString())));
  }

  /**
   * AWS page <i>Pause hooks for Amazon ECS service deployments</i>, which names the type and the
   * event; what its resource is, it does not say.
   */
  private static Happening of(ServiceDeployment deployment, Pause pause) {
    ObjectNode detail =
        object()
            .put("eventType", "INFO")
            .put("eventName", "HOOK_AWAITING_ACTION")
            .put("hookId", pause.hookId());
    return new Happening("", "ECS Hook State Change", deployment.arn(), detail);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
