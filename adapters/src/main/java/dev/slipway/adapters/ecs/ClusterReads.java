package dev.slipway.adapters.ecs;

import dev.slipway.core.engine.Denied;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/** Reads services of one cluster in the batches that the API allows. Thread-safe. */
final class ClusterReads {
  /** Limits of DescribeServices and DescribeServiceDeployments. */
  private static final int SERVICES = 10;

  private static final int DEPLOYMENTS = 20;

  private final EcsCalls calls;
  private final String cluster;

  ClusterReads(EcsCalls calls, String cluster) {
    this.calls = calls;
    this.cluster = cluster;
  }

  /** How many more services fit in the calls that so many need anyway. */
  static int roomIn(int services) {
    return (SERVICES - services % SERVICES) % SERVICES;
  }

  /** What was seen, by the short name of the service; services that do not exist are left out. */
  Map<String, Sighting> read(List<String> names) {
    List<Service> services =
        batches(names, SERVICES).stream().map(this::describe).flatMap(List::stream).toList();
    Map<String, ServiceDeployment> moving = moving(services);
    Map<String, Sighting> seen = new HashMap<>();
    for (Service service : services) {
      String arn = service.currentServiceDeployment();
      Optional<ServiceDeployment> current =
          arn == null ? Optional.empty() : Optional.ofNullable(moving.get(arn));
      seen.put(service.serviceName(), new Sighting(service, current));
    }
    return seen;
  }

  Denied noSuch(String service) {
    return new Denied(
        "%s: cluster %s has no active service %s".formatted(calls.system(), cluster, service),
        new IllegalStateException("DescribeServices: MISSING or not ACTIVE"));
  }

  private List<Service> describe(List<String> names) {
    return calls
        .call(
            "DescribeServices",
            ecs -> ecs.describeServices(request -> request.cluster(cluster).services(names)))
        .services()
        .stream()
        .filter(service -> new Sighting(service, Optional.empty()).isActive())
        .toList();
  }

  private Map<String, ServiceDeployment> moving(List<Service> services) {
    List<String> arns =
        services.stream()
            .filter(service -> service.currentServiceDeployment() != null)
            .filter(ClusterReads::isWorthIt)
            .map(Service::currentServiceDeployment)
            .toList();
    Map<String, ServiceDeployment> found = new HashMap<>();
    for (List<String> batch : batches(arns, DEPLOYMENTS)) {
      calls
          .call(
              "DescribeServiceDeployments",
              ecs ->
                  ecs.describeServiceDeployments(request -> request.serviceDeploymentArns(batch)))
          .serviceDeployments()
          .forEach(one -> found.put(one.serviceDeploymentArn(), one));
    }
    return found;
  }

  private static boolean isWorthIt(Service service) {
    return service.deployments().size() > 1
        || !Sighting.isComplete(new Sighting(service, Optional.empty()).primary());
  }

  static <T> List<List<T>> batches(List<T> all, int size) {
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      batches.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return batches;
  }
}
