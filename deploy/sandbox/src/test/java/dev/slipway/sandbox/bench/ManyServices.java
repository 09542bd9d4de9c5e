package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.ecs.EcsPlan;
import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A shop whose production is many ECS services; its newest release commit is not there yet. */
final class ManyServices implements AutoCloseable {
  static final String CLUSTER = "production";
  private static final int TASKS = 3;

  /** One task after the other, each at its own pace: changes are spread over minutes. */
  private static final StartTime START =
      StartTime.between(Duration.ofSeconds(10), Duration.ofSeconds(50));

  private final BenchShop shop;
  private final EcsStandIn ecs;
  private final List<String> names;
  private final String oldCommit;

  private ManyServices(BenchShop shop, EcsStandIn ecs, List<String> names, String oldCommit) {
    this.shop = shop;
    this.ecs = ecs;
    this.names = names;
    this.oldCommit = oldCommit;
  }

  static ManyServices start(Path home, int count) {
    BenchShop shop = BenchShop.start(home);
    shop.built(shop.head());
    String old = shop.built(shop.head() + "~1");
    List<String> names =
        IntStream.rangeClosed(1, count).mapToObj(n -> "svc-%02d".formatted(n)).toList();
    ServicePlan[] services =
        names.stream()
            .map(name -> ServicePlan.web(name, shop.reference(old)).withDesiredCount(TASKS))
            .map(plan -> plan.withStartTime(START).withPercents(100, 134))
            .toArray(ServicePlan[]::new);
    EcsStandIn ecs =
        EcsStandIn.start(EcsPlan.of(CLUSTER, services).withImages(shop.images()::digest));
    ecs.run(1);
    return new ManyServices(shop, ecs, names, old);
  }

  World world() {
    return shop.world();
  }

  EcsStandIn ecs() {
    return ecs;
  }

  List<String> names() {
    return names;
  }

  String oldCommit() {
    return oldCommit;
  }

  /** The configuration of a bot that releases to all of them in one wave. */
  Path configuration(BotFile bot) {
    String sandbox = world().ecs().url().toString();
    return shop.configuration(
        bot,
        general -> general.replace(sandbox, ecs.url().toString()),
        "",
        names.stream().map(ManyServices::target).toList());
  }

  private static String target(String name) {
    return "%s: { ecs: { region: eu-west-1, cluster: %s, service: %s, container: %s } }"
        .formatted(name, CLUSTER, name, name);
  }

  @Override
  public void close() {
    ecs.close();
    shop.close();
  }
}
