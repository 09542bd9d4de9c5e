package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.ecs.EcsPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * The baseline: a script that does the same for each app, and looks every 15 s: at the branch, at
 * its build, and with the SDK's own waiter, which has the same pace, at the service.
 */
final class Poller implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(15);

  private final ManyApps world;
  private final EcsClient ecs;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService loops = Executors.newVirtualThreadPerTaskExecutor();

  private Poller(ManyApps world) {
    this.world = world;
    this.ecs =
        EcsClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(world.ecs().url())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(EcsPlan.ACCESS_KEY, "bench")))
            .build();
  }

  /** Each app has its own beginning within the 15 s, as scripts of many teams have. */
  static Poller start(ManyApps world) {
    Poller poller = new Poller(world);
    Random random = new Random(7);
    for (BenchApp app : world.apps()) {
      String head = app.remoteHead();
      Duration phase = Duration.ofMillis(random.nextLong(LOOK.toMillis()));
      poller.loops.execute(() -> poller.follow(app, head, phase));
    }
    return poller;
  }

  private void follow(BenchApp app, String head, Duration phase) {
    String known = head;
    boolean open = pause(phase);
    while (open) {
      String now = app.remoteHead();
      if (!now.equals(known)) {
        known = now;
        build(app, now);
        release(app, now);
        tell(app, now);
      }
      open = pause(LOOK);
    }
  }

  private void build(BenchApp app, String commit) {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", app.images().script().toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "APP",
                app.name(),
                "GIT_HASH",
                commit,
                "IMAGE",
                app.images().reference(app.name(), commit)));
    try {
      Process build = builder.inheritIO().start();
      boolean open = true;
      while (open && build.isAlive()) {
        open = pause(LOOK);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void release(BenchApp app, String commit) {
    String name = app.name();
    String running =
        ecs.describeServices(s -> s.cluster(ManyApps.CLUSTER).services(name))
            .services()
            .getFirst()
            .taskDefinition();
    TaskDefinition old =
        ecs.describeTaskDefinition(d -> d.taskDefinition(running)).taskDefinition();
    ContainerDefinition container =
        old.containerDefinitions().getFirst().toBuilder()
            .image(app.images().reference(name, commit))
            .build();
    String next =
        ecs.registerTaskDefinition(
                d ->
                    d.family(old.family())
                        .executionRoleArn(old.executionRoleArn())
                        .networkMode(old.networkMode())
                        .requiresCompatibilities(old.requiresCompatibilities())
                        .cpu(old.cpu())
                        .memory(old.memory())
                        .containerDefinitions(container))
            .taskDefinition()
            .taskDefinitionArn();
    var _ = ecs.updateService(s -> s.cluster(ManyApps.CLUSTER).service(name).taskDefinition(next));
    var _ = ecs.waiter().waitUntilServicesStable(s -> s.cluster(ManyApps.CLUSTER).services(name));
  }

  private void tell(BenchApp app, String commit) {
    String room = world.slack().person(ManyApps.author(app)).directChannel();
    String body =
        """
        {"channel":"%s","text":"%s is on staging"}"""
            .formatted(room, commit.substring(0, 7));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(world.slack().apiUrl() + "chat.postMessage"))
            .header("Authorization", "Bearer " + ManyApps.BOT_TOKEN)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var _ = http.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False when the poller is told to stop. */
  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    loops.shutdownNow();
    ecs.close();
  }
}
