package dev.slipway.core.app;

import java.util.Optional;

/**
 * What the configuration says about one target. Sealed: a new kind of target is a new record here.
 */
public sealed interface TargetSpec {
  TargetName name();

  /** The wave in which the target goes live: 1 first; targets of one wave go side by side. */
  int wave();

  /** How ECS is to bring a new build to it; empty where that is not configured, or not for ECS. */
  default Optional<EcsStrategy> strategy() {
    return Optional.empty();
  }

  /**
   * An app on one server, blue and green behind nginx. No two of them are the same app at the same
   * address.
   *
   * @param address where it is reached, such as {@code deploy@web-1.example.com}
   * @param cron whether this is the server that runs what may run on one server only
   * @param mayBeAway whether a release goes to the others when this one is not reached
   */
  record Server(
      TargetName name, int wave, AppName app, String address, boolean cron, boolean mayBeAway)
      implements TargetSpec {
    /** One without which no release is planned. */
    public Server(TargetName name, int wave, AppName app, String address, boolean cron) {
      this(name, wave, app, address, cron, false);
    }
  }

  /**
   * A service on Amazon ECS.
   *
   * @param region the AWS region, such as {@code eu-west-1}
   * @param cluster the short name of the cluster
   * @param service the short name of the service
   * @param container the container of the task definition that runs the app's image
   * @param strategy how a new build is brought to it; empty for what the service itself has
   */
  record EcsService(
      TargetName name,
      int wave,
      String region,
      String cluster,
      String service,
      String container,
      Optional<EcsStrategy> strategy)
      implements TargetSpec {
    /** One that is deployed the way it was set up. */
    public EcsService(
        TargetName name,
        int wave,
        String region,
        String cluster,
        String service,
        String container) {
      this(name, wave, region, cluster, service, container, Optional.empty());
    }
  }
}
