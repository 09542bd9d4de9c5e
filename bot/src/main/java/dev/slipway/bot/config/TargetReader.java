package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
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

/** The blocks {@code targets} of all environments: two of them never are the same service. */
final class TargetReader {
  private static final String ECS =
      "ecs: { region: eu-west-1, cluster: production, service: shop-web, container: app }";

  private static final String REGION = "eu-west-1";

  private final Set<String> regions;
  private final Map<String, String> places = new HashMap<>();

  TargetReader(Set<String> regions) {
    this.regions = regions;
  }

  /**
   * @param waves which targets go live together; all of them when empty
   * @param place what people call the environment
   */
  List<TargetSpec> targets(Section section, Optional<Value> waves, String place) {
    List<Named> named = section.named();
    if (named.isEmpty()) {
      section.mistake("names no target");
    }
    Waves order = Waves.read(waves, named);
    List<TargetSpec> targets = new ArrayList<>();
    for (Named each : named) {
      targets.add(ecs(each, order.of(each.text()), place));
    }
    return targets.isEmpty() ? List.of(standIn()) : targets;
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
            ecs.required("container", "app", Forms::awsName));
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

  private static TargetSpec standIn() {
    return new EcsService(new TargetName("web"), 1, REGION, "", "", "");
  }
}
