package dev.slipway.adapters.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * A queue in memory. Whoever waits does so until something comes, or is interrupted. Thread-safe.
 */
final class FakeSqsClient implements SqsClient {
  private final Map<String, String> bodies = new LinkedHashMap<>();
  private final List<ReceiveMessageRequest> receives = new ArrayList<>();
  private final List<Integer> deletions = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private int sent;
  private boolean waiting;

  synchronized void send(String... messages) {
    for (String message : messages) {
      bodies.put("receipt-" + sent++, message);
    }
    notifyAll();
  }

  /** The next call to receive fails with this, one after the other. */
  synchronized void fail(RuntimeException failure) {
    failures.add(failure);
  }

  synchronized List<ReceiveMessageRequest> receives() {
    return List.copyOf(receives);
  }

  /** How many messages each deletion was about. */
  synchronized List<Integer> deletions() {
    return List.copyOf(deletions);
  }

  synchronized boolean isEmpty() {
    return bodies.isEmpty();
  }

  synchronized boolean isWaitedFor() {
    return waiting;
  }

  @Override
  public synchronized ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    receives.add(request);
    if (!failures.isEmpty()) {
      throw failures.removeFirst();
    }
    await(request);
    List<Message> handed =
        bodies.entrySet().stream()
            .limit(request.maxNumberOfMessages())
            .map(
                each ->
                    Message.builder().receiptHandle(each.getKey()).body(each.getValue()).build())
            .toList();
    return ReceiveMessageResponse.builder().messages(handed).build();
  }

  @Override
  public synchronized DeleteMessageBatchResponse deleteMessageBatch(
      DeleteMessageBatchRequest request) {
    deletions.add(request.entries().size());
    request.entries().forEach(entry -> bodies.remove(entry.receiptHandle()));
    return DeleteMessageBatchResponse.builder().build();
  }

  @Override
  public synchronized GetQueueAttributesResponse getQueueAttributes(
      GetQueueAttributesRequest request) {
    return GetQueueAttributesResponse.builder()
        .attributes(
            Map.of(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                Integer.toString(bodies.size()),
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                "60"))
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private void await(ReceiveMessageRequest request) {
    waiting = true;
    try {
      while (bodies.isEmpty() && request.waitTimeSeconds() != null) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted", e);
    } finally {
      waiting = false;
    }
  }
}
