package dev.slipway.adapters.ecs;

import dev.slipway.core.app.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.CanaryConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LinearConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;

/**
 * Where the traffic of a service is while it is deployed, as ECS reports it.
 *
 * @param stage the lifecycle stage by its name in the API; empty when ECS names none
 * @param onNew what part of the traffic is meant for the new tasks, in percent
 * @param onOld the same for the old ones
 * @param rest how long ECS itself leaves things as they are in this stage
 */
record Traffic(
    String stage, Optional<BigDecimal> onNew, Optional<BigDecimal> onOld, Duration rest) {
  static final Traffic UNKNOWN = new Traffic("", Optional.empty(), Optional.empty(), Duration.ZERO);

  private static final Set<String> UNDER_WAY = Set.of("PENDING", "IN_PROGRESS");

  /** Stages in which no new task meets a user, whatever the strategy. */
  private static final Set<String> BEFORE_ALL = Set.of("RECONCILE_SERVICE", "PRE_SCALE_UP");

  /** Stages in which none does where ECS moves the traffic. */
  private static final Set<String> BEFORE_TRAFFIC =
      Set.of(
          "RECONCILE_SERVICE",
          "PRE_SCALE_UP",
          "SCALE_UP",
          "POST_SCALE_UP",
          "TEST_TRAFFIC_SHIFT",
          "POST_TEST_TRAFFIC_SHIFT");

  private static final Set<String> SHIFTED = Set.of("BLUE_GREEN", "LINEAR", "CANARY");

  private static final Map<String, String> WORDS =
      Map.of(
          "TEST_TRAFFIC_SHIFT", "test traffic moves",
          "POST_TEST_TRAFFIC_SHIFT", "test traffic has moved",
          "PRE_PRODUCTION_TRAFFIC_SHIFT", "new tasks are up beside the old ones",
          "PRODUCTION_TRAFFIC_SHIFT", "traffic moves",
          "POST_PRODUCTION_TRAFFIC_SHIFT", "traffic has moved",
          "BAKE_TIME", "all traffic has moved, old tasks are kept for a while",
          "CLEAN_UP", "old tasks are stopped");

  static Traffic of(Optional<ServiceDeployment> deployment) {
    return deployment
        .map(
            one ->
                new Traffic(
                    Optional.ofNullable(one.lifecycleStageAsString()).orElse(""),
                    percent(Stream.of(one).map(ServiceDeployment::targetServiceRevision)),
                    percent(one.sourceServiceRevisions().stream()),
                    rest(one)))
        .orElse(UNKNOWN);
  }

  /** Whether all users are on the old tasks still, although new ones may be up. */
  static boolean isAllOnOld(ServiceDeployment deployment) {
    Traffic traffic = of(Optional.of(deployment));
    return UNDER_WAY.contains(deployment.statusAsString())
        && (traffic.isNoneOnNew() || BEFORE_ALL.contains(traffic.stage()));
  }

  /** Whether ECS reports that nobody is on the new tasks. */
  boolean isNoneOnNew() {
    return onOld.filter(weight -> weight.signum() > 0).isPresent() && share().isEmpty();
  }

  /**
   * Whether no user can have come to new tasks, where ECS gives no weights: it had not come to move
   * traffic, or a pause before that ended and was never answered. Tasks without a load balancer
   * have no users that could be kept from them.
   */
  static boolean isUnmoved(ServiceDeployment deployment, Service service) {
    Traffic traffic = of(Optional.of(deployment));
    boolean isShifted =
        deployment.deploymentConfiguration() != null
            && SHIFTED.contains(deployment.deploymentConfiguration().strategyAsString())
            && !service.loadBalancers().isEmpty();
    return isShifted
        && traffic.onNew().isEmpty()
        && traffic.onOld().isEmpty()
        && ((UNDER_WAY.contains(deployment.statusAsString())
                && BEFORE_TRAFFIC.contains(traffic.stage()))
            || Halt.neverAnswered(deployment));
  }

  boolean isBeforeTasks() {
    return BEFORE_ALL.contains(stage);
  }

  /** What part of the users is on the new tasks; empty for nobody, and where ECS does not say. */
  Optional<Share> share() {
    return onNew
        .map(percent -> percent.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValue())
        .filter(hundredths -> hundredths > 0)
        .map(hundredths -> new Share(Math.min(hundredths, Share.ALL.hundredths())));
  }

  /** What goes on in this stage, where that is about traffic. */
  Optional<String> words() {
    return Optional.ofNullable(WORDS.get(stage));
  }

  /** {@code 5 % of the traffic on new, 95 % on old}. */
  Optional<String> weights(String newName, String oldName) {
    return onNew.isEmpty() && onOld.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %% of the traffic on %s, %s %% on %s"
                .formatted(said(onNew), newName, said(onOld), oldName));
  }

  private static String said(Optional<BigDecimal> weight) {
    return weight.orElse(BigDecimal.ZERO).stripTrailingZeros().toPlainString();
  }

  private static Optional<BigDecimal> percent(Stream<ServiceRevisionSummary> revisions) {
    return revisions
        .filter(one -> one != null && one.requestedProductionTrafficWeight() != null)
        .map(one -> BigDecimal.valueOf(one.requestedProductionTrafficWeight()))
        .reduce(BigDecimal::add);
  }

  private static Duration rest(ServiceDeployment deployment) {
    DeploymentConfiguration set = deployment.deploymentConfiguration();
    if (set == null) {
      return Duration.ZERO;
    }
    Optional<Integer> minutes =
        switch (Optional.ofNullable(deployment.lifecycleStageAsString()).orElse("")) {
          case "BAKE_TIME" -> Optional.ofNullable(set.bakeTimeInMinutes());
          case "PRODUCTION_TRAFFIC_SHIFT" -> step(set);
          default -> Optional.empty();
        };
    return Duration.ofMinutes(minutes.orElse(0));
  }

  private static Optional<Integer> step(DeploymentConfiguration set) {
    return Optional.ofNullable(set.canaryConfiguration())
        .map(CanaryConfiguration::canaryBakeTimeInMinutes)
        .or(
            () ->
                Optional.ofNullable(set.linearConfiguration())
                    .map(LinearConfiguration::stepBakeTimeInMinutes));
  }
}
