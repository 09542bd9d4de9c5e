package dev.slipway.adapters.ecs;

import dev.slipway.core.release.RolloutStage;
import dev.slipway.core.release.RolloutTimes;
import dev.slipway.core.release.RolloutTimes.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What a deployment waited for, moment by moment: at each one the new task that is least far
 * counts, and old tasks only while no new one is on its way. ECS stops an old task once it has a
 * healthy one in its place: that is how it is known when one became healthy. Pure.
 */
final class TimeSplit {
  private final Map<Arrival, Instant> healthy = new LinkedHashMap<>();
  private final List<Span> leaving;
  private final RolloutStage whileRunning;
  private final Instant allUp;

  TimeSplit(List<Arrival> arrivals, List<Span> leaving, Instant complete, boolean isRolling) {
    this.leaving = leaving;
    this.whileRunning = isRolling ? RolloutStage.CHECKING : RolloutStage.SHIFTING;
    List<Instant> stops = new ArrayList<>(leaving.stream().map(Span::since).sorted().toList());
    arrivals.stream()
        .sorted(Comparator.comparing(Arrival::started))
        .forEach(each -> healthy.put(each, healthySince(each, stops).orElse(complete)));
    this.allUp = healthy.values().stream().max(Comparator.naturalOrder()).orElse(complete);
  }

  /** Empty where no new task says when it started, and where the times contradict each other. */
  static Optional<RolloutTimes> of(
      Facts facts, Deployment ours, Instant complete, List<Arrival> arrivals) {
    if (arrivals.isEmpty() || complete.isBefore(ours.createdAt())) {
      return Optional.empty();
    }
    List<Span> leaving =
        facts.deaths().old().leaving().stream()
            .filter(span -> !span.since().isBefore(ours.createdAt()))
            .toList();
    Map<RolloutStage, Duration> spent =
        new TimeSplit(arrivals, leaving, complete, isRolling(facts.sighting().service()))
            .between(ours.createdAt(), complete);
    if (!facts.limits().soak().isZero()) {
      spent.put(RolloutStage.SOAKING, Duration.between(complete, facts.now()));
    }
    spent.values().removeIf(time -> !time.isPositive());
    return Optional.of(
        new RolloutTimes(
            ours.createdAt(),
            spent.entrySet().stream()
                .map(each -> new Spent(each.getKey(), each.getValue()))
                .toList()));
  }

  /** Each old task makes room for one new one. */
  private static Optional<Instant> healthySince(Arrival arrival, List<Instant> stops) {
    Optional<Instant> first =
        stops.stream().filter(stop -> !stop.isBefore(arrival.started())).findFirst();
    first.ifPresent(stops::remove);
    return first;
  }

  /** In the order in which the stages began. */
  Map<RolloutStage, Duration> between(Instant begun, Instant complete) {
    Map<RolloutStage, Duration> spent = new LinkedHashMap<>();
    Instant since = begun;
    for (Instant until : moments(begun, complete)) {
      spent.merge(at(since), Duration.between(since, until), Duration::plus);
      since = until;
    }
    return spent;
  }

  /** Whenever something may begin or end, and the end of it all. */
  private NavigableSet<Instant> moments(Instant begun, Instant complete) {
    NavigableSet<Instant> moments = new TreeSet<>();
    healthy.forEach(
        (one, at) ->
            moments.addAll(List.of(one.placed(), one.pulling(), one.pulled(), one.started(), at)));
    leaving.forEach(span -> moments.addAll(List.of(span.since(), span.until())));
    moments.add(complete);
    return moments.subSet(begun, false, complete, true);
  }

  private RolloutStage at(Instant moment) {
    Stream<RolloutStage> coming =
        healthy.entrySet().stream()
            .flatMap(each -> each.getKey().at(moment, each.getValue()).stream());
    return coming.min(Comparator.naturalOrder()).map(this::named).orElseGet(() -> between(moment));
  }

  /** No new task is on its way at that moment. */
  private RolloutStage between(Instant moment) {
    boolean drains =
        !moment.isBefore(allUp) || leaving.stream().anyMatch(span -> span.holds(moment));
    return drains ? RolloutStage.DRAINING : RolloutStage.PLACING;
  }

  private RolloutStage named(RolloutStage stage) {
    return stage == RolloutStage.CHECKING ? whileRunning : stage;
  }

  private static boolean isRolling(Service service) {
    return Optional.ofNullable(service.deploymentConfiguration())
        .map(DeploymentConfiguration::strategy)
        .map(DeploymentStrategy.ROLLING::equals)
        .orElse(true);
  }
}
