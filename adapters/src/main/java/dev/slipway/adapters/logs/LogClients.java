package dev.slipway.adapters.logs;

import dev.slipway.adapters.aws.AwsHttp;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** One client per region, made when it is first needed. Thread-safe. */
public final class LogClients implements AutoCloseable {
  private final AwsHttp http;
  private final Map<String, CloudWatchLogsClient> clients = new ConcurrentHashMap<>();

  public LogClients(AwsHttp.Access access) {
    this.http = new AwsHttp(access);
  }

  /**
   * @param region such as {@code eu-west-1}
   */
  public CloudWatchLogsClient of(String region) {
    return clients.computeIfAbsent(
        region, name -> http.client(CloudWatchLogsClient.builder(), name));
  }

  @Override
  public void close() {
    clients.values().forEach(CloudWatchLogsClient::close);
    http.close();
  }
}
