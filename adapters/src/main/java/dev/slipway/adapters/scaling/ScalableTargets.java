package dev.slipway.adapters.scaling;

import dev.slipway.adapters.aws.AwsCalls;
import dev.slipway.core.release.ScalingFlags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/**
 * The scalable targets of a region. Thread-safe. The services of a wave ask at one time, and the
 * API allows few calls: whoever reads does so for all who asked lately.
 */
final class ScalableTargets {
  private static final AwsCalls.Service SERVICE =
      new AwsCalls.Service(
          "Application Auto Scaling",
          "application-autoscaling",
          (code, said) -> code.equals("ConcurrentUpdateException"));

  /** The most that DescribeScalableTargets takes. */
  private static final int AT_ONCE = 50;

  private static final Duration LATELY = Duration.ofMinutes(1);

  private final AwsCalls<ApplicationAutoScalingClient> calls;
  private final InstantSource clock;
  private final ReentrantLock flight = new ReentrantLock();
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();
  private final Map<String, Look> looks = new HashMap<>();

  /**
   * @param begun when the read began; what is older than this is in it
   */
  private record Look(Optional<ScalingFlags> flags, Instant begun) {}

  ScalableTargets(String region, ApplicationAutoScalingClient client, InstantSource clock) {
    this.calls = new AwsCalls<>(SERVICE, region, client);
    this.clock = clock;
  }

  /** As it is after this call; empty when nothing scales the service. */
  Optional<ScalingFlags> flags(String resource) {
    Instant now = clock.instant();
    asked.put(resource, now);
    flight.lock();
    try {
      Look look = looks.get(resource);
      if (look == null || look.begun().isBefore(now)) {
        read(resource, now);
        look = looks.get(resource);
      }
      return look == null ? Optional.empty() : look.flags();
    } finally {
      flight.unlock();
    }
  }

  void set(String resource, ScalingFlags flags) {
    calls.call(
        "RegisterScalableTarget", client -> client.registerScalableTarget(to(resource, flags)));
    flight.lock();
    try {
      looks.remove(resource);
    } finally {
      flight.unlock();
    }
  }

  private static RegisterScalableTargetRequest to(String resource, ScalingFlags flags) {
    SuspendedState suspended =
        SuspendedState.builder()
            .dynamicScalingInSuspended(flags.scaleIn())
            .dynamicScalingOutSuspended(flags.scaleOut())
            .scheduledScalingSuspended(flags.scheduled())
            .build();
    return RegisterScalableTargetRequest.builder()
        .serviceNamespace(ServiceNamespace.ECS)
        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
        .resourceId(resource)
        .suspendedState(suspended)
        .build();
  }

  private void read(String resource, Instant now) {
    asked.values().removeIf(last -> last.plus(LATELY).isBefore(now));
    List<String> resources = new ArrayList<>(asked.keySet());
    resources.remove(resource);
    resources.addFirst(resource);
    List<String> few = resources.subList(0, Math.min(AT_ONCE, resources.size()));
    Instant begun = clock.instant();
    Map<String, ScalableTarget> found = new HashMap<>();
    String token = null;
    do {
      var answer = page(few, token);
      answer.scalableTargets().forEach(each -> found.put(each.resourceId(), each));
      token = answer.nextToken();
    } while (token != null);
    few.forEach(
        each ->
            looks.put(
                each,
                new Look(Optional.ofNullable(found.get(each)).map(ScalableTargets::flags), begun)));
  }

  private DescribeScalableTargetsResponse page(List<String> resources, @Nullable String token) {
    DescribeScalableTargetsRequest request =
        DescribeScalableTargetsRequest.builder()
            .serviceNamespace(ServiceNamespace.ECS)
            .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
            .resourceIds(resources)
            .nextToken(token)
            .build();
    return calls.call("DescribeScalableTargets", client -> client.describeScalableTargets(request));
  }

  private static ScalingFlags flags(ScalableTarget target) {
    SuspendedState state = target.suspendedState();
    return state == null
        ? new ScalingFlags(false, false, false)
        : new ScalingFlags(
            Boolean.TRUE.equals(state.dynamicScalingInSuspended()),
            Boolean.TRUE.equals(state.dynamicScalingOutSuspended()),
            Boolean.TRUE.equals(state.scheduledScalingSuspended()));
  }
}
