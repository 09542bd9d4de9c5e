package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetService;
import dev.slipway.sandbox.fleet.ServiceDeployment;
import dev.slipway.sandbox.fleet.ServiceRevision;
import dev.slipway.sandbox.traffic.HookAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operations on service deployments and revisions, as on the AWS pages of their names. */
final class ServiceDeploymentOperations {
  private static final int MOST_DESCRIBED = 20;
  private static final Pattern HOOK_ID = Pattern.compile("ecs-[a-z]+-[A-Za-z0-9_-]+");

  private final Fleet fleet;
  private final Addresses addresses;
  private final ServiceDeploymentShape shape;
  private final ReadLag lag;
  private final OutsideClock clock;

  ServiceDeploymentOperations(Fleet fleet, ReadLag lag, OutsideClock clock) {
    this.fleet = fleet;
    this.addresses = new Addresses(fleet);
    this.shape = new ServiceDeploymentShape(fleet);
    this.lag = lag;
    this.clock = clock;
  }

  Map<String, Operation> all() {
    return Map.of(
        "ListServiceDeployments", this::list,
        "DescribeServiceDeployments", this::describe,
        "DescribeServiceRevisions", this::describeRevisions,
        "StopServiceDeployment", this::stop,
        "ContinueServiceDeployment", this::goOn);
  }

  /** Newest first. */
  private ObjectNode list(Request request) {
    FleetService service = addresses.service(request);
    List<ServiceDeployment> found =
        service.history().stream()
            .filter(lag::shows)
            .filter(inStatus(request))
            .filter(createdAt(request))
            .toList();
    Page<ServiceDeployment> page = Page.of(found, request, 20, 100);
    ObjectNode answer = Json.object();
    answer.set(
        "serviceDeployments", Json.array(page.items().stream().map(d -> shape.brief(service, d))));
    return page.into(answer);
  }

  private static Predicate<ServiceDeployment> inStatus(Request request) {
    List<String> wanted = request.texts("status");
    return deployment -> wanted.isEmpty() || wanted.contains(deployment.status().name());
  }

  private Predicate<ServiceDeployment> createdAt(Request request) {
    JsonNode range = request.object("createdAt").orElseGet(Json::object);
    Optional<Instant> after = Request.time(range.path("after"));
    Optional<Instant> before = Request.time(range.path("before"));
    return deployment ->
        after.map(limit -> !clock.shown(deployment.createdAt()).isBefore(limit)).orElse(true)
            && before
                .map(limit -> !clock.shown(deployment.createdAt()).isAfter(limit))
                .orElse(true);
  }

  private ObjectNode describe(Request request) {
    List<String> arns = request.texts("serviceDeploymentArns", MOST_DESCRIBED);
    ObjectNode answer = Json.object();
    answer.set(
        "serviceDeployments",
        Json.array(
            arns.stream()
                .flatMap(arn -> found(arn).stream())
                .map(f -> shape.full(f.service(), f.deployment()))));
    answer.set("failures", missing(arns.stream().filter(arn -> found(arn).isEmpty())));
    return answer;
  }

  private ObjectNode describeRevisions(Request request) {
    List<String> arns = request.texts("serviceRevisionArns", MOST_DESCRIBED);
    ObjectNode answer = Json.object();
    answer.set(
        "serviceRevisions", Json.array(arns.stream().flatMap(arn -> revision(arn).stream())));
    answer.set("failures", missing(arns.stream().filter(arn -> revision(arn).isEmpty())));
    return answer;
  }

  /**
   * Only ROLLBACK is a valid stop type; asking again for a rollback that is under way changes
   * nothing.
   */
  private ObjectNode stop(Request request) {
    Optional<String> type = request.oneOf("stopType", Set.of("ABORT", "ROLLBACK"));
    if (type.filter("ABORT"::equals).isPresent()) {
      throw EcsError.invalid("The valid value of stopType is ROLLBACK.");
    }
    String arn = request.requiredText("serviceDeploymentArn");
    Found found = found(arn).orElseThrow(EcsError::serviceDeploymentNotFound);
    if (found.deployment().status().isFinal()) {
      throw EcsError.conflict(
          "The service deployment is " + found.deployment().status() + " and cannot be stopped.");
    }
    found.deployment().requestRollback(fleet.now());
    return Json.object().put("serviceDeploymentArn", arn);
  }

  /**
   * Worded as on the AWS page <i>Troubleshooting Amazon ECS blue/green deployments</i>; which type
   * of error carries the words is not documented. Without an action it is CONTINUE.
   */
  private ObjectNode goOn(Request request) {
    String arn = request.requiredText("serviceDeploymentArn");
    String hookId = request.requiredText("hookId");
    HookAction action =
        request
            .oneOf("action", Set.of("CONTINUE", "ROLLBACK"))
            .map(HookAction::valueOf)
            .orElse(HookAction.CONTINUE);
    if (!HOOK_ID.matcher(hookId).matches()) {
      throw EcsError.invalid("Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}");
    }
    Found found = found(arn).orElseThrow(EcsError::serviceDeploymentNotFound);
    if (found.deployment().status().isFinal()) {
      throw EcsError.invalid(
          "Continuing a service deployment is not allowed for service deployment in terminal"
              + " states.");
    }
    if (!found.deployment().answer(hookId, action, fleet.now())) {
      throw EcsError.invalid(
          "Provided hookId is either completed, unavailable, or not associated with the given"
              + " Resource ARN");
    }
    return Json.object().put("serviceDeploymentArn", arn);
  }

  private static JsonNode missing(Stream<String> arns) {
    return Json.array(arns.map(arn -> Json.failure(arn, "MISSING")));
  }

  private Optional<ObjectNode> revision(String arn) {
    return services()
        .flatMap(
            service ->
                service.history().stream()
                    .flatMap(d -> Stream.of(d.target(), d.source()))
                    .filter(revision -> is(revision, arn))
                    .map(revision -> shape.revision(service, revision)))
        .findFirst();
  }

  private static boolean is(ServiceRevision revision, String arn) {
    return revision.arn().equals(arn);
  }

  private Optional<Found> found(String arn) {
    return services()
        .flatMap(s -> s.history().stream().filter(lag::shows).map(d -> new Found(s, d)))
        .filter(found -> found.deployment().arn().equals(arn))
        .findFirst();
  }

  private Stream<FleetService> services() {
    return fleet.clusters().stream().flatMap(cluster -> cluster.services().stream());
  }

  private record Found(FleetService service, ServiceDeployment deployment) {}
}
