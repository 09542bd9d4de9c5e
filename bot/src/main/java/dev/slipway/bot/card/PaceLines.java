package dev.slipway.bot.card;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.release.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a plan goes live: by whose word, and for which part of the users at a time. */
final class PaceLines {
  private static final int MOST_NAMES = 8;

  /** A share that stays for less is gone before a clock of minutes shows it. */
  private static final Duration QUICK = Duration.ofMinutes(2);

  private PaceLines() {}

  /** Nothing when it does so at once and for everybody. */
  static String of(Apps apps, Plan plan) {
    Pace pace = plan.howLive();
    String shares =
        shares(pace).orElseGet(() -> plan.rollback().isPresent() ? "" : ofEcs(apps, plan));
    String steps =
        !pace.asksBeforeLive()
            ? shares
            : "goes live by a click" + (shares.isEmpty() ? "" : ": " + shares);
    return Stream.of(steps, SignalLines.promise(pace))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** A time on the card of a release; to the second where the shares follow each other quickly. */
  static String time(Plan plan, Instant at) {
    Pace pace = plan.howLive();
    boolean quick = !pace.shares().isEmpty() && pace.bake().compareTo(QUICK) < 0;
    return quick ? Say.second(at) : Say.time(at);
  }

  private static Optional<String> shares(Pace pace) {
    return pace.ladder()
        .map(
            ladder ->
                "%s of the users, %s"
                    .formatted(
                        ladder,
                        pace.asksBetween()
                            ? "each step by a click"
                            : "at least %s each".formatted(Say.duration(pace.bake()))));
  }

  /** Steps that ECS takes by its own clock. */
  private static String ofEcs(Apps apps, Plan plan) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    services(apps, plan)
        .forEach(
            service ->
                service
                    .strategy()
                    .flatMap(PaceLines::steps)
                    .ifPresent(
                        steps ->
                            names.merge(
                                steps, List.of(service.name().value()), PaceLines::together)));
    return names.entrySet().stream()
        .map(each -> each.getKey().formatted(Say.list(each.getValue(), MOST_NAMES)))
        .collect(Collectors.joining(" · "));
  }

  private static List<String> together(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static Stream<TargetSpec.EcsService> services(Apps apps, Plan plan) {
    return apps.find(plan.app()).flatMap(app -> app.environment(plan.environment())).stream()
        .map(Environment::targets)
        .flatMap(List::stream)
        .filter(spec -> plan.targets().stream().anyMatch(it -> it.name().equals(spec.name())))
        .filter(TargetSpec.EcsService.class::isInstance)
        .map(TargetSpec.EcsService.class::cast);
  }

  private static Optional<String> steps(EcsStrategy strategy) {
    return switch (strategy) {
      case EcsStrategy.Rolling rolling -> Optional.empty();
      case EcsStrategy.BlueGreen blueGreen -> Optional.empty();
      case EcsStrategy.Linear linear -> Optional.of(steps(linear, linear.bake()));
      case EcsStrategy.Canary canary -> Optional.of(steps(canary, canary.bake()));
    };
  }

  /** With a place for the names of the services. */
  private static String steps(EcsStrategy strategy, Duration bake) {
    Pace pace = new Pace(false, strategy.steps(), bake, false);
    return pace.ladder().orElseThrow().replace("%", "%%")
        + " of the users of %s, "
        + "%s each by the clock of ECS".formatted(Say.duration(bake));
  }
}
