package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.app.TargetSpec.EcsService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys {@code go-live} and {@code traffic} of an environment. */
final class PaceReader {
  private static final String EXAMPLE = "[0.5, 5, 20, 50]";

  private PaceReader() {}

  static Pace read(Section environment, List<TargetSpec> targets) {
    boolean asks = environment.usually("go-live", "by-itself", PaceReader::asks);
    // Asked for even where it is not there, so that every key of it is known.
    Pace shared = shared(environment.section("traffic"), asks, targets);
    return environment.find("traffic").isPresent()
        ? shared
        : new Pace(asks, List.of(), Duration.ZERO, false);
  }

  private static Pace shared(Section traffic, boolean asks, List<TargetSpec> targets) {
    List<Share> shares = traffic.find("shares").map(PaceReader::shares).orElse(List.of());
    if (traffic.find("shares").isEmpty()) {
      traffic.missing("shares", "shares: " + EXAMPLE);
    }
    Pace pace =
        new Pace(
            asks,
            shares,
            traffic.usually("bake", "10m", PaceReader::bake),
            traffic.usually("next", "clock", PaceReader::byClick));
    targets.stream()
        .filter(EcsService.class::isInstance)
        .map(EcsService.class::cast)
        .flatMap(target -> objection(target, pace).stream())
        .findFirst()
        .ifPresent(traffic::mistake);
    return pace;
  }

  /** ECS stops at its own steps: the shares are these, or there are none. */
  private static Optional<String> objection(EcsService target, Pace pace) {
    List<Share> steps = target.strategy().map(EcsStrategy::steps).orElse(List.of());
    if (steps.isEmpty()) {
      return Optional.of(undivided(target));
    }
    if (!steps.equals(pace.shares())) {
      return Optional.of(
          "%s is on ECS, and its strategy stops at other shares. Example: shares: %s"
              .formatted(target.name(), numbers(steps)));
    }
    return target
        .strategy()
        .flatMap(EcsStrategy::pause)
        .map(EcsStrategy.Pause::timeout)
        .filter(timeout -> !pace.asksBetween() && timeout.compareTo(pace.bake()) <= 0)
        .map(
            timeout ->
                "%s pauses for %s at each share, which is over before the next one comes. Let strategy.pause.timeout be longer than bake"
                    .formatted(target.name(), Forms.said(timeout)));
  }

  private static String numbers(List<Share> steps) {
    return steps.stream().map(step -> step.toString().replace(" %", "")).toList().toString();
  }

  private static String undivided(EcsService target) {
    return "%s is on ECS, where a %s deployment knows no shares. Leave out traffic, or give the servers an environment of their own"
        .formatted(
            target.name(),
            target.strategy().filter(EcsStrategy.BlueGreen.class::isInstance).isPresent()
                ? "blue-green"
                : "rolling");
  }

  private static List<Share> shares(Value value) {
    List<Share> shares = new ArrayList<>();
    for (Value each : value.items()) {
      Optional<Share> share = each.read("5", Share::parse);
      share
          .flatMap(next -> objection(next, shares))
          .ifPresentOrElse(each::mistake, () -> share.ifPresent(shares::add));
    }
    if (value.items().isEmpty()) {
      value.mistake("has no share. Example: " + EXAMPLE);
    }
    return shares;
  }

  private static Optional<String> objection(Share share, List<Share> before) {
    if (share.isAll()) {
      return Optional.of("everybody always comes last. Leave it out");
    }
    return before.isEmpty() || share.compareTo(before.getLast()) > 0
        ? Optional.empty()
        : Optional.of(
            "shares grow, and %s does not come after %s. Example: %s"
                .formatted(share, before.getLast(), EXAMPLE));
  }

  private static boolean asks(String text) {
    return switch (text) {
      case "click" -> true;
      case "by-itself" -> false;
      default ->
          throw new IllegalArgumentException(
              "\"%s\" is neither click nor by-itself".formatted(text));
    };
  }

  private static boolean byClick(String text) {
    return switch (text) {
      case "click" -> true;
      case "clock" -> false;
      default ->
          throw new IllegalArgumentException("\"%s\" is neither clock nor click".formatted(text));
    };
  }

  private static Duration bake(String text) {
    return Forms.duration(text, Duration.ofSeconds(1), Duration.ofDays(1));
  }
}
