package dev.slipway.adapters.scaling;

import dev.slipway.adapters.aws.AwsHttp;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;

/** One client per region, made when it is first needed. Thread-safe. */
public final class ScalingClients implements AutoCloseable {
  private final AwsHttp http;
  private final Map<String, ApplicationAutoScalingClient> clients = new ConcurrentHashMap<>();

  public ScalingClients(AwsHttp.Access access) {
    this.http = new AwsHttp(access);
  }

  /**
   * @param region such as {@code eu-west-1}
   */
  public ApplicationAutoScalingClient of(String region) {
    return clients.computeIfAbsent(
        region, name -> http.client(ApplicationAutoScalingClient.builder(), name));
  }

  @Override
  public void close() {
    clients.values().forEach(ApplicationAutoScalingClient::close);
    http.close();
  }
}
