package dev.slipway.adapters.ecs;

import dev.slipway.adapters.aws.AwsCalls;
import java.util.Locale;
import java.util.function.Function;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The one door to ECS in a region. Thread-safe. */
final class EcsCalls {
  private static final String REGISTRATION_RACE = "too many concurrent attempts";
  private static final AwsCalls.Service ECS =
      new AwsCalls.Service("ECS", "ecs", EcsCalls::isPassing);

  private final AwsCalls<EcsClient> calls;

  EcsCalls(String region, EcsClient client) {
    this.calls = new AwsCalls<>(ECS, region, client);
  }

  /** What people call it. */
  String system() {
    return calls.system();
  }

  /**
   * @param action the name of the API's action, such as {@code UpdateService}
   */
  <T> T call(String action, Function<EcsClient, T> request) {
    return calls.call(action, request);
  }

  private static boolean isPassing(String code, String said) {
    return code.equals("UpdateInProgressException")
        || said.toLowerCase(Locale.ROOT).contains(REGISTRATION_RACE);
  }
}
