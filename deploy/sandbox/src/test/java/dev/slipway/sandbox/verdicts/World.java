package dev.slipway.sandbox.verdicts;

import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.ecs.EcsClients;
import dev.slipway.core.golden.Samples;
import dev.slipway.sandbox.ecs.Call;
import dev.slipway.sandbox.ecs.EcsPlan;
import dev.slipway.sandbox.ecs.EcsStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * ECS with one service, in its own time, which the documented quotas count by as well; and whoever
 * else has a hand in it.
 */
final class World implements AutoCloseable {
  private volatile InstantSource time = () -> Samples.NOW;
  private final EcsStandIn ecs;
  private final EcsClients clients;
  private final BitSet byOthers = new BitSet();

  World(Scenario scenario) {
    ecs =
        EcsStandIn.start(
            EcsPlan.of(Scenario.CLUSTER, scenario.service())
                .startingAt(Samples.NOW)
                .withQuotaClock(() -> time.instant()));
    time = ecs::now;
    clients =
        new EcsClients(
            new AwsHttp.Access(
                Optional.of(ecs.url()),
                Optional.of(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(EcsPlan.ACCESS_KEY, "secret")))));
  }

  EcsStandIn ecs() {
    return ecs;
  }

  EcsClient client(String region) {
    return clients.of(region);
  }

  Instant now() {
    return ecs.now();
  }

  void passes(Duration time) {
    ecs.advance(time);
  }

  /** A person deploys what runs now with another image. */
  void somebodyDeploys() {
    asAnother(
        client -> {
          String before =
              client
                  .describeServices(r -> r.cluster(Scenario.CLUSTER).services(Scenario.SERVICE))
                  .services()
                  .getFirst()
                  .taskDefinition();
          var present = client.describeTaskDefinition(r -> r.taskDefinition(before));
          var app = present.taskDefinition().containerDefinitions().getFirst();
          String other =
              client
                  .registerTaskDefinition(
                      r ->
                          r.family(Scenario.SERVICE)
                              .containerDefinitions(
                                  app.toBuilder()
                                      .image("registry.example.com/shop@sha256:" + "cd".repeat(32))
                                      .build()))
                  .taskDefinition()
                  .taskDefinitionArn();
          client.updateService(
              r -> r.cluster(Scenario.CLUSTER).service(Scenario.SERVICE).taskDefinition(other));
        });
  }

  /** A person stops the deployment in the console, and has ECS roll back. */
  void somebodyStopsTheDeployment() {
    asAnother(
        client -> {
          String current =
              client
                  .listServiceDeployments(
                      r -> r.cluster(Scenario.CLUSTER).service(Scenario.SERVICE))
                  .serviceDeployments()
                  .getFirst()
                  .serviceDeploymentArn();
          client.stopServiceDeployment(
              r ->
                  r.serviceDeploymentArn(current).stopType(StopServiceDeploymentStopType.ROLLBACK));
        });
  }

  /** When the last task of the new build ended before that time. */
  Optional<Instant> lastDeathBefore(Instant limit) {
    List<Instant> ends = new ArrayList<>();
    asAnother(
        client -> {
          List<String> stopped =
              client
                  .listTasks(
                      r ->
                          r.cluster(Scenario.CLUSTER)
                              .serviceName(Scenario.SERVICE)
                              .desiredStatus(DesiredStatus.STOPPED))
                  .taskArns();
          if (!stopped.isEmpty()) {
            client.describeTasks(r -> r.cluster(Scenario.CLUSTER).tasks(stopped)).tasks().stream()
                .filter(task -> task.taskDefinitionArn().endsWith(":2"))
                .map(Task::stoppingAt)
                .filter(at -> !at.isAfter(limit))
                .forEach(ends::add);
          }
        });
    return ends.stream().max(Comparator.naturalOrder());
  }

  /** The calls of the bot, oldest first. */
  List<Call> calls() {
    List<Call> all = ecs.calls();
    return IntStream.range(0, all.size())
        .filter(call -> !byOthers.get(call))
        .mapToObj(all::get)
        .toList();
  }

  private void asAnother(Consumer<EcsClient> act) {
    int before = ecs.calls().size();
    act.accept(clients.of("eu-west-1"));
    byOthers.set(before, ecs.calls().size());
  }

  @Override
  public void close() {
    clients.close();
    ecs.close();
  }
}
