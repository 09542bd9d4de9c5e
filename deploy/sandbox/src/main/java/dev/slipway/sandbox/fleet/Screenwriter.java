package dev.slipway.sandbox.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.fleet.TaskScript.Moment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Decides beforehand what will happen to a task: from its service, its task definition and the
 * fault in force.
 */
final class Screenwriter {
  /**
   * Without a load balancer and without a container health check a task counts as healthy 40 s
   * after RUNNING (AWS page <i>DeploymentConfiguration</i>, minimumHealthyPercent).
   */
  private static final Duration UNCHECKED_IS_HEALTHY_AFTER = Duration.ofSeconds(40);

  /**
   * Two failed checks, ten seconds apart, as tuned load balancers have it (AWS page <i>Optimize
   * load balancer health check parameters for Amazon ECS</i>); counted from the end of the grace
   * period (AWS page <i>Service</i>, healthCheckGracePeriodSeconds).
   */
  static final Duration BALANCER_GIVES_UP_AFTER = Duration.ofSeconds(20);

  private static final Duration NEVER = Duration.ofDays(365);

  private final ImageLookup images;
  private final Random random;

  Screenwriter(ImageLookup images, Random random) {
    this.images = images;
    this.random = random;
  }

  TaskScript forService(FleetService service, TaskDefinition definition) {
    Fault.Switch fault = service.switches().of(definition);
    Fault kind = fault.fault();
    TaskScript usual = judgedByChecks(service, definition, kind);
    if (kind == Fault.CANNOT_READ_SECRET) {
      return usual.endingWith(
          Moment.PLACED, fault.delay(), Stop.cannotReadSecret(secretOf(definition)));
    }
    if (kind == Fault.CANNOT_PULL) {
      return usual.endingWith(
          Moment.PULL_STARTED, fault.delay(), Stop.cannotPull(definition.image()));
    }
    if (kind == Fault.CANNOT_ASSUME_ROLE) {
      return usual.endingWith(
          Moment.PLACED, fault.delay(), Stop.cannotAssumeRole(roleOf(definition)));
    }
    TaskScript pulled = pulling(usual, definition);
    if (!pulled.equals(usual)) {
      return pulled;
    }
    return switch (kind) {
      case CRASH -> usual.endingWith(Moment.RUNNING, fault.delay(), Stop.exited(1));
      case ENDS -> usual.endingWith(Moment.RUNNING, fault.delay(), Stop.exited(0));
      case KILLED -> usual.endingWith(Moment.RUNNING, fault.delay(), Stop.killed());
      case OUT_OF_MEMORY -> usual.endingWith(Moment.RUNNING, fault.delay(), Stop.outOfMemory());
      case CRASH_AFTER_SUCCESS ->
          usual.endingWith(Moment.DEPLOYMENT_COMPLETED, fault.delay(), Stop.exited(1));
      case UNHEALTHY_AFTER_SUCCESS ->
          usual.endingWith(Moment.DEPLOYMENT_COMPLETED, fault.delay(), unhealthy(service));
      case CRASH_AFTER_TRAFFIC -> usual.endingWith(Moment.TRAFFIC, fault.delay(), Stop.exited(1));
      case UNHEALTHY_AFTER_TRAFFIC ->
          usual.endingWith(Moment.TRAFFIC, fault.delay(), unhealthy(service));
      case NONE,
          NEVER_HEALTHY,
          SLOW_START,
          NO_CAPACITY,
          CANNOT_PULL,
          CANNOT_READ_SECRET,
          CANNOT_ASSUME_ROLE ->
          usual;
    };
  }

  TaskScript forLoneTask(TaskDefinition definition, TaskExit exit) {
    TaskScript usual = TaskScript.usual(Duration.ZERO, definition.healthCheck().isPresent(), false);
    TaskScript pulled = pulling(usual, definition);
    return pulled.equals(usual)
        ? usual.endingWith(Moment.RUNNING, exit.after(), Stop.exited(exit.code()))
        : pulled;
  }

  /** By image reference, for those images that can be pulled. */
  Map<String, String> digests(TaskDefinition definition) {
    var digests = new HashMap<String, String>();
    for (String image : imagesOf(definition)) {
      images.digest(image).ifPresent(digest -> digests.put(image, digest));
    }
    return digests;
  }

  private TaskScript pulling(TaskScript script, TaskDefinition definition) {
    return imagesOf(definition).stream()
        .filter(image -> images.digest(image).isEmpty())
        .findFirst()
        .map(
            image ->
                script.endingWith(
                    Moment.PULL_STARTED, Fault.CANNOT_PULL.usualDelay(), Stop.cannotPull(image)))
        .orElse(script);
  }

  private static List<String> imagesOf(TaskDefinition definition) {
    return definition.containers().stream().map(c -> c.path("image").asText()).toList();
  }

  private TaskScript judgedByChecks(FleetService service, TaskDefinition definition, Fault kind) {
    boolean balanced = service.targetGroupArn().isPresent();
    boolean checked = definition.healthCheck().isPresent();
    if (!balanced && !checked) {
      return TaskScript.usual(UNCHECKED_IS_HEALTHY_AFTER, false, false);
    }
    Duration healthyAfter = healthyAfter(service.startTime(), kind);
    TaskScript usual = TaskScript.usual(healthyAfter, checked, balanced);
    Duration patience = balanced ? BALANCER_GIVES_UP_AFTER : containerPatience(definition);
    Duration limit = service.gracePeriod().plus(patience);
    if (healthyAfter.compareTo(limit) <= 0) {
      return usual;
    }
    return usual.endingWith(Moment.RUNNING, limit, unhealthy(service));
  }

  static Stop unhealthy(FleetService service) {
    return service
        .targetGroupArn()
        .map(Stop::failedLoadBalancerChecks)
        .orElseGet(Stop::failedContainerChecks);
  }

  private Duration healthyAfter(StartTime startTime, Fault kind) {
    return switch (kind) {
      case NEVER_HEALTHY -> NEVER;
      case SLOW_START -> startTime.times(4).draw(random);
      case NONE,
          CRASH,
          ENDS,
          KILLED,
          OUT_OF_MEMORY,
          CANNOT_PULL,
          CANNOT_READ_SECRET,
          CANNOT_ASSUME_ROLE,
          NO_CAPACITY,
          CRASH_AFTER_SUCCESS,
          UNHEALTHY_AFTER_SUCCESS,
          CRASH_AFTER_TRAFFIC,
          UNHEALTHY_AFTER_TRAFFIC ->
          startTime.draw(random);
    };
  }

  /**
   * The defaults of the AWS page <i>HealthCheck</i>: start period 0, interval 30 s, three retries.
   */
  private static Duration containerPatience(TaskDefinition definition) {
    JsonNode check = definition.healthCheck().orElseThrow();
    int interval = check.path("interval").asInt(30);
    int retries = check.path("retries").asInt(3);
    return Duration.ofSeconds(check.path("startPeriod").asInt(0) + (long) interval * retries);
  }

  private static String roleOf(TaskDefinition definition) {
    return definition.registered().path("executionRoleArn").asText("none");
  }

  private static String secretOf(TaskDefinition definition) {
    return definition.containers().stream()
        .flatMap(container -> container.path("secrets").valueStream())
        .map(secret -> secret.path("valueFrom").asText())
        .findFirst()
        .orElse("arn:aws:secretsmanager:::secret:" + definition.family());
  }
}
