package dev.slipway.adapters.events;

import dev.slipway.adapters.aws.AwsHttp;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;

/** One client per region that waits as long as SQS does for a message. Thread-safe. */
public final class QueueClients implements AutoCloseable {
  private final AwsHttp http;
  private final Map<String, SqsClient> clients = new ConcurrentHashMap<>();

  public QueueClients(AwsHttp.Access access) {
    this.http = new AwsHttp(access, EventQueue.LONGEST_WAIT);
  }

  /**
   * @param region such as {@code eu-west-1}
   */
  public SqsClient of(String region) {
    return clients.computeIfAbsent(region, name -> http.client(SqsClient.builder(), name));
  }

  @Override
  public void close() {
    clients.values().forEach(SqsClient::close);
    http.close();
  }
}
