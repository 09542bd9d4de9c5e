package dev.slipway.adapters.scaling;

import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.release.Scaling;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;

/** What scales the ECS services that are targets. Thread-safe. */
public final class ServiceScalings {
  private final Function<String, ApplicationAutoScalingClient> clients;
  private final InstantSource clock;
  private final Map<String, ScalableTargets> regions = new ConcurrentHashMap<>();

  /**
   * @param clients the client for a region, as {@link ScalingClients#of} gives it
   */
  public ServiceScalings(
      Function<String, ApplicationAutoScalingClient> clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /** Asks nothing. */
  public Scaling of(TargetSpec.EcsService spec) {
    ScalableTargets targets =
        regions.computeIfAbsent(
            spec.region(), name -> new ScalableTargets(name, clients.apply(name), clock));
    return new ServiceScaling(targets, "service/%s/%s".formatted(spec.cluster(), spec.service()));
  }
}
