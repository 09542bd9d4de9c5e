package dev.slipway.sandbox.verdicts;

import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.signal.Reading;
import dev.slipway.sandbox.fleet.Breaker;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.Mishap;
import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One thing that goes wrong with a release.
 *
 * @param name of its story, as a file
 * @param what goes wrong, in words
 * @param service as it runs before the release
 * @param script what is done to the world, counted from the confirmation
 */
record Scenario(
    String name, String what, ServicePlan service, Settings settings, List<Cue> script) {
  static final String CLUSTER = "main";
  static final String SERVICE = "shop-web";
  static final String OLD = "a71d004" + "0".repeat(33);
  private static final String IMAGE =
      "registry.example.com/shop:%s@sha256:%s".formatted(OLD, "0ddba11e".repeat(8));

  Scenario {
    script = List.copyOf(script);
  }

  /** At that time somebody or something does this. */
  record Cue(Duration at, Consumer<World> act) {}

  /**
   * @param deadline how long nothing may change
   * @param soak how long a complete deployment is watched; empty for the usual
   * @param carriesOn whether somebody carries on a minute after the release got stuck
   * @param strategy how ECS is to deploy; empty for how the service is set up
   * @param asks whether what is prepared waits for a click, which nobody makes
   * @param errors what the signal of that name says all the time; empty where there is no signal
   */
  record Settings(
      Duration deadline,
      Optional<Duration> soak,
      boolean carriesOn,
      Optional<EcsStrategy> strategy,
      boolean asks,
      Optional<Reading> errors) {
    static final Settings USUAL =
        new Settings(
            Duration.ofMinutes(10),
            Optional.empty(),
            false,
            Optional.empty(),
            false,
            Optional.empty());
  }

  /** A web service behind a load balancer whose circuit breaker is off. */
  static ServicePlan web() {
    return ServicePlan.web(SERVICE, IMAGE).withBreaker(Breaker.OFF);
  }

  /** A worker without any health check. */
  static ServicePlan worker() {
    return ServicePlan.worker(SERVICE, IMAGE).withBreaker(Breaker.OFF);
  }

  static Scenario of(String name, String what) {
    return new Scenario(name, what, web(), Settings.USUAL, List.of());
  }

  Scenario with(ServicePlan other) {
    return new Scenario(name, what, other, settings, script);
  }

  /** A complete deployment is watched for so long. */
  Scenario soaking(Duration soak) {
    return with(
        new Settings(
            settings.deadline(),
            Optional.of(soak),
            settings.carriesOn(),
            settings.strategy(),
            settings.asks(),
            settings.errors()));
  }

  /** Its environment has a signal, which says this. */
  Scenario watched(Reading errors) {
    return with(
        new Settings(
            settings.deadline(),
            settings.soak(),
            settings.carriesOn(),
            settings.strategy(),
            settings.asks(),
            Optional.of(errors)));
  }

  /** A minute after the release got stuck somebody clicks <i>Carry on</i>. */
  Scenario carriedOn() {
    return with(
        new Settings(
            settings.deadline(),
            settings.soak(),
            true,
            settings.strategy(),
            settings.asks(),
            settings.errors()));
  }

  /** ECS is told to deploy like that, and goes live by itself. */
  Scenario following(EcsStrategy strategy) {
    return with(web().withTwoTargetGroups()).with(settings(strategy, false));
  }

  /** The same, and somebody would have to click <i>Go live</i>. */
  Scenario waiting(EcsStrategy strategy) {
    return with(web().withTwoTargetGroups()).with(settings(strategy, true));
  }

  private Settings settings(EcsStrategy strategy, boolean asks) {
    return new Settings(
        settings.deadline(),
        settings.soak(),
        settings.carriesOn(),
        Optional.of(strategy),
        asks,
        settings.errors());
  }

  private Scenario with(Settings other) {
    return new Scenario(name, what, service, other, script);
  }

  /** Before the release is asked for. */
  Scenario first(Consumer<World> act) {
    return at(-1, act);
  }

  Scenario at(int seconds, Consumer<World> act) {
    List<Cue> more = new ArrayList<>(script);
    more.add(new Cue(Duration.ofSeconds(seconds), act));
    return new Scenario(name, what, service, settings, more);
  }

  /** New tasks have this fault, all of them and for ever. */
  Scenario with(Fault fault) {
    return first(world -> world.ecs().fault(SERVICE, fault));
  }

  /** At that time this happens to so many tasks. */
  Scenario at(int seconds, Mishap mishap, Mishap.Whose whose, int tasks) {
    return at(seconds, world -> world.ecs().befall(SERVICE, mishap, whose, tasks));
  }

  /** Whether it is the API itself that fails. */
  boolean isTroubleOfAws() {
    return what.startsWith("AWS");
  }

  static TargetSpec.EcsService target(Settings settings) {
    return new TargetSpec.EcsService(
        Samples.WEB, 1, "eu-west-1", CLUSTER, SERVICE, SERVICE, settings.strategy());
  }

  @Override
  public String toString() {
    return name;
  }
}
