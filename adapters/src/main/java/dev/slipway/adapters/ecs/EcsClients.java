package dev.slipway.adapters.ecs;

import dev.slipway.adapters.aws.AwsHttp;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ecs.EcsClient;

/** One client per region, made when it is first needed. Thread-safe. */
public final class EcsClients implements AutoCloseable {
  private final AwsHttp http;
  private final Map<String, EcsClient> clients = new ConcurrentHashMap<>();

  public EcsClients(AwsHttp.Access access) {
    this.http = new AwsHttp(access);
  }

  /**
   * @param region such as {@code eu-west-1}
   */
  public EcsClient of(String region) {
    return clients.computeIfAbsent(region, name -> http.client(EcsClient.builder(), name));
  }

  @Override
  public void close() {
    clients.values().forEach(EcsClient::close);
    http.close();
  }
}
