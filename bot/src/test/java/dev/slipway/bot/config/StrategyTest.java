package dev.slipway.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.slipway.bot.yaml.Mistake;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.EcsStrategy.Pause;
import dev.slipway.core.app.EcsStrategy.Unanswered;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec.EcsService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How ECS is to bring a new build. */
class StrategyTest {
  private static final String SERVICE = "cluster: p, service: web, container: app";
  private static final String PLACE = "apps.shop.environments.production.";
  private static final String STRATEGY = PLACE + "targets.web.ecs.strategy";

  @ParameterizedTest(name = "{0}")
  @MethodSource("strategies")
  void isRead(String written, EcsStrategy read) {
    assertThat(strategy(written)).contains(read);
  }

  static Stream<Arguments> strategies() {
    Optional<Pause> aDay = Optional.of(EcsStrategy.PATIENT);
    return Stream.of(
        arguments("rolling", new EcsStrategy.Rolling(Optional.empty())),
        arguments("{ kind: rolling, pause: {} }", new EcsStrategy.Rolling(aDay)),
        arguments("blue-green", new EcsStrategy.BlueGreen(Optional.empty(), aDay)),
        arguments(
            "{ kind: blue-green, keep-old: 15m, pause: { timeout: 30m, then: continue } }",
            new EcsStrategy.BlueGreen(
                Optional.of(Duration.ofMinutes(15)),
                Optional.of(new Pause(Duration.ofMinutes(30), Unanswered.CONTINUE)))),
        arguments(
            "linear",
            new EcsStrategy.Linear(
                Share.parse("10"), Duration.ofMinutes(6), Optional.empty(), aDay)),
        arguments(
            "{ kind: canary, percent: 0.5, bake: 0m }",
            new EcsStrategy.Canary(Share.parse("0.5"), Duration.ZERO, Optional.empty(), aDay)));
  }

  @Test
  void withoutOneTheServiceStaysAsItIsSetUp() {
    EcsService service = service(((Loaded.Good) Texts.load(Texts.SMALL)).settings());

    assertThat(service.strategy()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("mistakes")
  void mistakeIsExplained(String written, String told) {
    assertThat(told(with(written))).containsExactly("slipway.yaml:21: " + STRATEGY + told);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "green",
            ": \"green\" is neither rolling, blue-green, linear nor canary. Example: blue-green"),
        arguments(
            "{ percent: 5 }",
            ".kind: missing. Example: strategy: { kind: canary, percent: 5, bake: 10m, pause:"
                + " { timeout: 30m } }"),
        arguments(
            "{ kind: linear, percent: 2 }",
            ".percent: 2 % is not between 3 % and 100 % with at most one decimal. Example: 10"),
        arguments(
            "{ kind: canary, percent: 0.05 }",
            ".percent: 0.05 % is not between 0.1 % and 100 % with at most one decimal. Example: 5"),
        arguments(
            "{ kind: canary, bake: 90s }",
            ".bake: 90s is not in whole minutes, and ECS knows no others. Example: 10m"),
        arguments("{ kind: canary, bake: 2d }", ".bake: 2d is not between 0s and 1d. Example: 10m"),
        arguments(
            "{ kind: canary, pause: { timeout: 15d } }",
            ".pause.timeout: 15d is not between 1m and 14d. Example: 1d"),
        arguments(
            "{ kind: canary, pause: { then: stop } }",
            ".pause.then: \"stop\" is neither roll-back nor continue. Example: roll-back"),
        arguments(
            "{ kind: rolling, bake: 5m }", ".bake: rolling knows no such thing. Leave it out"),
        arguments(
            "{ kind: blue-green, percent: 5 }",
            ".percent: blue-green knows no such thing. Leave it out"),
        arguments(
            "{ kind: canary, step: 5 }",
            ".step: is no key that is known here. Known are kind, keep-old, pause, percent, bake"));
  }

  @Test
  void sharesAreThoseOfTheStrategy() {
    String canary = alone("{ kind: canary, percent: 5, pause: { timeout: 30m } }");

    assertThat(told(traffic(canary, "{ shares: [5], bake: 10m }"))).isEmpty();
    assertThat(told(traffic(canary, "{ shares: [5, 50] }")))
        .containsExactly(
            "slipway.yaml:20: "
                + PLACE
                + "traffic: web is on ECS, and its strategy stops at other shares. Example: shares:"
                + " [5]");
    assertThat(told(traffic(canary, "{ shares: [5], bake: 1h }")))
        .containsExactly(
            "slipway.yaml:20: "
                + PLACE
                + "traffic: web pauses for 30m at each share, which is over before the next one"
                + " comes. Let strategy.pause.timeout be longer than bake");
    assertThat(told(traffic(canary, "{ shares: [5], bake: 1h, next: click }"))).isEmpty();
    assertThat(told(traffic(alone("{ kind: linear, percent: 30 }"), "{ shares: [30, 60, 90] }")))
        .isEmpty();
    assertThat(told(traffic(alone("blue-green"), "{ shares: [5] }")))
        .containsExactly(
            "slipway.yaml:20: "
                + PLACE
                + "traffic: web is on ECS, where a blue-green deployment knows no shares. Leave out"
                + " traffic, or give the servers an environment of their own");
  }

  private static Optional<EcsStrategy> strategy(String written) {
    return service(((Loaded.Good) Texts.load(with(written))).settings()).strategy();
  }

  private static EcsService service(Settings settings) {
    return (EcsService)
        settings
            .apps()
            .get(new AppName("shop"))
            .environment(new EnvironmentName("production"))
            .orElseThrow()
            .target(new TargetName("web"));
  }

  private static String with(String strategy) {
    return Texts.SMALL.replace(SERVICE, SERVICE + ", strategy: " + strategy);
  }

  /** The only target of its environment. */
  private static String alone(String strategy) {
    return with(strategy).replaceFirst("(?m)^ *worker: .*\\n", "");
  }

  private static String traffic(String text, String traffic) {
    return text.replace("confirm: [managers]", "confirm: [managers]\n        traffic: " + traffic);
  }

  private static List<String> told(String text) {
    return Texts.load(text) instanceof Loaded.Bad(var mistakes)
        ? mistakes.stream().map(Mistake::toString).toList()
        : List.of();
  }
}
