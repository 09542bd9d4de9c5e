package dev.slipway.adapters.events;

import dev.slipway.adapters.aws.AwsCalls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queue of SQS that the events of a region come to. Thread-safe. Its methods throw as {@link
 * AwsCalls} does.
 */
public final class EventQueue {
  /** The longest that SQS lets a receiver wait, and the most that it hands out at once. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private static final int AT_ONCE = 10;
  private static final AwsCalls.Service SQS =
      new AwsCalls.Service("SQS", "sqs", (code, said) -> false);

  private final String region;
  private final String url;
  private final AwsCalls<SqsClient> calls;

  /**
   * How a queue is.
   *
   * @param waiting how many messages wait, approximately
   * @param keeps how long a message waits at most
   */
  public record Standing(int waiting, Duration keeps) {}

  /**
   * @param region by the name that people gave it
   */
  public EventQueue(String region, URI url, SqsClient client) {
    this.region = region;
    this.url = url.toString();
    this.calls = new AwsCalls<>(SQS, region, client);
  }

  /** The name that people gave the region. */
  public String region() {
    return region;
  }

  /** Reads how the queue is, and a message, which stays there for whoever listens. */
  public Standing standing() {
    var attributes =
        calls
            .call(
                "GetQueueAttributes",
                sqs ->
                    sqs.getQueueAttributes(
                        request ->
                            request
                                .queueUrl(url)
                                .attributeNames(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.MESSAGE_RETENTION_PERIOD)))
            .attributes();
    peek();
    return new Standing(
        number(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
        Duration.ofSeconds(number(attributes.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD))));
  }

  /** Waits for messages; nobody else gets them for as long as the queue is set to hide them. */
  List<Message> receive() {
    return calls.call(
        "ReceiveMessage",
        sqs ->
            sqs.receiveMessage(
                    request ->
                        request
                            .queueUrl(url)
                            .maxNumberOfMessages(AT_ONCE)
                            .waitTimeSeconds((int) LONGEST_WAIT.toSeconds()))
                .messages());
  }

  /** One that cannot be deleted comes again, and is one look too many. */
  void delete(List<Message> messages) {
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, messages.size())
            .mapToObj(
                number ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(number))
                        .receiptHandle(messages.get(number).receiptHandle())
                        .build())
            .toList();
    // The permission has the name of the action for one message.
    var _ =
        calls.call(
            "DeleteMessage",
            sqs -> sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries)));
  }

  /** Whether messages may be received; what is seen is there for others at once. */
  private void peek() {
    var _ =
        calls.call(
            "ReceiveMessage",
            sqs ->
                sqs.receiveMessage(
                    request -> request.queueUrl(url).maxNumberOfMessages(1).visibilityTimeout(0)));
  }

  private static int number(@Nullable String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }
}
