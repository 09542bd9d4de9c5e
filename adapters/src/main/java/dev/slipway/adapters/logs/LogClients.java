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

  /** For the region of a log. */
  public CloudWatchLogsClient of(LogPlace place) {
    return clients.computeIfAbsent(
        place.region().orElseGet(() -> http.region(place.home())),
        region -> http.in(region, CloudWatchLogsClient.builder()));
  }

  @Override
  public void close() {
    clients.values().forEach(CloudWatchLogsClient::close);
    http.close();
  }
}
