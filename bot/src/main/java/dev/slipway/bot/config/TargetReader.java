package dev.slipway.bot.config;

import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.app.TargetSpec.EcsService;
import dev.slipway.core.command.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The blocks {@code targets} of all environments: two of them never are the same thing. */
final class TargetReader {
  private static final String ECS =
      "ecs: { region: eu-west-1, cluster: production, service: shop-web, container: app }";

  private static final String SERVER = "web-1: { server: %s }".formatted(ServerReader.EXAMPLE);
  private static final String KINDS = "server: %s, or %s".formatted(ServerReader.EXAMPLE, ECS);
  private static final String REGION = "eu-west-1";

  private final Set<String> regions;
  private final ServerReader servers;
  private final Map<String, String> places = new HashMap<>();

  TargetReader(Set<String> regions, ServerReader servers) {
    this.regions = regions;
    this.servers = servers;
  }

  /**
   * @param environment the block in which the targets are
   * @param place what people call the environment
   */
  List<TargetSpec> targets(AppName app, Section environment, String place) {
    Section section = environment.requiredSection("targets", "targets: { web: { ecs: … } }");
    List<Named> named = section.named();
    if (named.isEmpty()) {
      section.mistake("names no target");
    }
    Waves order = Waves.read(environment.find("waves"), named);
    long onServers = named.stream().filter(TargetReader::isServer).count();
    Section block = block(environment, onServers > 0);
    ServerApp layout = LayoutReader.read(app, block);
    boolean mayBeAway = block.usually("unreachable", "stop", TargetReader::mayBeAway);
    Crons crons = new Crons(layout.cron(), onServers);
    List<TargetSpec> targets = new ArrayList<>();
    for (Named each : named) {
      int wave = order.of(each.text());
      targets.add(
          isServer(each)
              ? servers.server(each, wave, layout, crons, mayBeAway, place)
              : notServer(each, wave, place));
    }
    if (onServers > 0) {
      crons.tellIfNobody(section);
    }
    return targets.isEmpty() ? List.of(standIn(new TargetName("web"), 1)) : targets;
  }

  private static boolean mayBeAway(String text) {
    return switch (text) {
      case "stop" -> false;
      case "leave-out" -> true;
      default ->
          throw new IllegalArgumentException(
              "\"%s\" is neither stop nor leave-out".formatted(text));
    };
  }

  private TargetSpec notServer(Named named, int wave, String place) {
    if (named.section().find("ecs").isPresent()) {
      return ecs(named, wave, place);
    }
    named.section().mistake("is neither on a server nor on ECS. Example: " + KINDS);
    return standIn(named.as("web", TargetName::new), wave);
  }

  private static boolean isServer(Named named) {
    return named.section().find("server").isPresent();
  }

  private static Section block(Section environment, boolean isNeeded) {
    if (isNeeded) {
      return environment.requiredSection("servers", LayoutReader.EXAMPLE);
    }
    Section servers = environment.section("servers");
    servers.mistake("no target here is a server. Leave it out, or name one. Example: " + SERVER);
    return servers;
  }

  private EcsService ecs(Named named, int wave, String place) {
    Section ecs = named.section().requiredSection("ecs", ECS);
    EcsService service =
        new EcsService(
            named.as("web", TargetName::new),
            wave,
            region(ecs),
            ecs.required("cluster", "production", Forms::awsName),
            ecs.required("service", "shop-web", Forms::awsName),
            ecs.required("container", "app", Forms::awsName),
            StrategyReader.read(ecs));
    if (ecs.find("service").isPresent()) {
      tellIfTaken(service, ecs, "target %s of %s".formatted(named.text(), place));
    }
    return service;
  }

  /** The region that a block names, one of those that are configured. */
  String region(Section section) {
    Optional<Value> value = section.find("region");
    if (value.isEmpty()) {
      section.missing("region", "region: " + REGION);
    }
    return value.flatMap(text -> text.read(REGION, this::known)).orElse(REGION);
  }

  private String known(String region) {
    if (!regions.contains(region)) {
      throw new IllegalArgumentException(
          "no region \"%s\" under aws.regions%s"
              .formatted(
                  region,
                  Nearest.to(region, regions).map(", perhaps %s is meant"::formatted).orElse("")));
    }
    return region;
  }

  private void tellIfTaken(EcsService service, Section ecs, String place) {
    String identity = "%s %s %s".formatted(service.region(), service.cluster(), service.service());
    String taken = places.putIfAbsent(identity, place);
    if (taken != null) {
      ecs.mistake("the service %s already is %s".formatted(service.service(), taken));
    }
  }

  private static TargetSpec standIn(TargetName name, int wave) {
    return new EcsService(name, wave, REGION, "", "", "");
  }
}
