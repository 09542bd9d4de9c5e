package dev.slipway.sandbox.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.traffic.Course;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Makes tasks, deployments and revisions with their identifiers. */
final class Foundry {
  private final Arns arns;
  private final Ids ids;
  private final Screenwriter screenwriter;

  Foundry(Arns arns, Ids ids, Screenwriter screenwriter) {
    this.arns = arns;
    this.ids = ids;
    this.screenwriter = screenwriter;
  }

  FleetTask serviceTask(FleetService service, Deployment deployment, Instant now) {
    var identity =
        new TaskIdentity(
            arns.task(service.cluster(), ids.hex()),
            arns.cluster(service.cluster()),
            deployment.id(),
            "service:" + service.name(),
            nothing());
    TaskDefinition definition = deployment.definition();
    Map<String, String> digests = new HashMap<>(screenwriter.digests(definition));
    digests.putAll(deployment.revision().digests());
    TaskScript script = screenwriter.forService(service, definition);
    return new FleetTask(identity, definition, script, digests, now);
  }

  FleetTask loneTask(
      String cluster, TaskOrder order, TaskDefinition definition, TaskExit exit, Instant now) {
    var identity =
        new TaskIdentity(
            arns.task(cluster, ids.hex()),
            arns.cluster(cluster),
            order.startedBy(),
            order.group().orElse("family:" + definition.family()),
            order.overrides());
    TaskScript script = screenwriter.forLoneTask(definition, exit);
    return new FleetTask(identity, definition, script, screenwriter.digests(definition), now);
  }

  ServiceRevision revision(String cluster, String service, TaskDefinition definition, Instant now) {
    return new ServiceRevision(
        arns.serviceRevision(cluster, service, ids.digits()),
        definition,
        now,
        screenwriter.digests(definition));
  }

  Deployment deployment(ServiceRevision revision, Instant now) {
    return new Deployment("ecs-svc/" + ids.digits(), revision, now);
  }

  /**
   * @param reconcile whether it overtakes another one
   */
  ServiceDeployment serviceDeployment(
      FleetService service,
      Deployment deployment,
      ServiceRevision source,
      ServiceSettings settings,
      boolean reconcile,
      Instant now) {
    String arn = arns.serviceDeployment(service.cluster(), service.name(), ids.letters(21));
    Course course = new Course(settings.shift(), reconcile, this::hookId);
    return new ServiceDeployment(arn, deployment, source, settings, course, now);
  }

  private String hookId() {
    return "ecs-pause-" + ids.letters(43);
  }

  ServiceEvents events(String service) {
    return new ServiceEvents(service, ids);
  }

  /** An empty object for what nobody gave. */
  static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  Arns arns() {
    return arns;
  }

  TargetGroups targetGroups(ServicePlan plan) {
    String first = arns.targetGroup(plan.name(), ids.hex());
    return plan.twoTargetGroups()
        ? TargetGroups.two(arns, plan.name(), first, ids.hex())
        : TargetGroups.one(first);
  }
}
