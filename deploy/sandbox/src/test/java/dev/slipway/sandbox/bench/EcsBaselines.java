package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.bench.Sightings.Change;
import dev.slipway.sandbox.ecs.EcsPlan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;

/**
 * What others do with the same services at the same time: the SDK's own waiter for each service,
 * and a loop over all of them every 10 s. Their calls ask for tags, which tells them apart.
 */
final class EcsBaselines implements AutoCloseable {
  static final String MARK = "\"include\":[\"TAGS\"]";
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final int BATCH = 10;

  private final List<String> names;
  private final EcsClient ecs;
  private final Sightings polled = new Sightings();
  private final Sightings waited = new Sightings();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  EcsBaselines(ManyServices scene) {
    names = scene.names();
    ecs =
        EcsClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(scene.ecs().url())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(EcsPlan.ACCESS_KEY, "bench")))
            .build();
  }

  /** What the loop saw. */
  Sightings polled() {
    return polled;
  }

  /** What the waiters saw. */
  Sightings waited() {
    return waited;
  }

  void beginToPoll() {
    threads.execute(this::poll);
  }

  /** As a tool does after its UpdateService, each within the 15 s of its own. */
  void beginToWait(RandomGenerator random) {
    names.forEach(
        name -> {
          Duration phase = Duration.ofMillis(random.nextLong(15_000));
          threads.execute(() -> await(name, phase));
        });
  }

  private void poll() {
    while (!Thread.currentThread().isInterrupted()) {
      IntStream.range(0, Math.ceilDiv(names.size(), BATCH))
          .mapToObj(i -> names.subList(i * BATCH, Math.min(names.size(), (i + 1) * BATCH)))
          .flatMap(batch -> describe(batch).stream())
          .forEach(this::note);
      Machine.pause(LOOK);
    }
  }

  private void note(Service service) {
    Deployment primary = service.deployments().getFirst();
    for (int running = 1; running <= primary.runningCount(); running++) {
      polled.saw(new Change(service.serviceName(), primary.id(), running, false));
    }
    if (isStable(service)) {
      polled.saw(new Change(service.serviceName(), primary.id(), primary.runningCount(), true));
    }
  }

  private static boolean isStable(Service service) {
    return service.deployments().size() == 1
        && service.runningCount().equals(service.desiredCount());
  }

  private void await(String name, Duration phase) {
    Machine.pause(phase);
    try {
      var _ =
          ecs.waiter()
              .waitUntilServicesStable(
                  s -> s.cluster(ManyServices.CLUSTER).services(name).include(ServiceField.TAGS));
      Service service = describe(List.of(name)).getFirst();
      Deployment primary = service.deployments().getFirst();
      waited.saw(new Change(name, primary.id(), primary.runningCount(), true));
    } catch (SdkException tooLate) {
      System.out.printf("  the waiter for %s gave up: %s%n", name, tooLate.getMessage());
    }
  }

  private List<Service> describe(List<String> batch) {
    return ecs.describeServices(
            s -> s.cluster(ManyServices.CLUSTER).services(batch).include(ServiceField.TAGS))
        .services();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    ecs.close();
  }
}
