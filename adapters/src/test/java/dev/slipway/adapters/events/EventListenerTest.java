package dev.slipway.adapters.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.core.engine.Denied;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.SqsException;

class EventListenerTest {
  private static final URI URL = URI.create("https://sqs.eu-west-1.amazonaws.com/123456789012/q");
  private static final String OF_WEB = EventReaderTest.task("service:shop-web");

  private final FakeSqsClient sqs = new FakeSqsClient();
  private final EventQueue queue = new EventQueue("eu-west-1", URL, sqs);
  private final EventCounts counts = new EventCounts();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final EventListener listener = new EventListener(queue, this::hear, counts);

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void eachServiceOfABurstIsHeardOnceAndAllIsDeletedAfterwards() {
    sqs.send(OF_WEB, EventReaderTest.task("service:shop-api"), OF_WEB, OF_WEB);
    listener.start();

    await().until(sqs::isEmpty);

    assertThat(heard).containsExactlyInAnyOrder("production/shop-web", "production/shop-api");
    assertThat(sqs.deletions()).containsExactly(4);
    assertThat(counts.hints()).isEqualTo(4);
  }

  @Test
  void itWaitsAsLongAsSqsLetsItForTenAtOnce() {
    listener.start();
    await().until(sqs::isWaitedFor);

    assertThat(sqs.receives().getFirst().waitTimeSeconds()).isEqualTo(20);
    assertThat(sqs.receives().getFirst().maxNumberOfMessages()).isEqualTo(10);
    assertThat(sqs.receives().getFirst().queueUrl()).isEqualTo(URL.toString());
  }

  @Test
  void whatCannotBeReadIsCountedAndDeleted() {
    sqs.send(
        "no JSON",
        EventReaderTest.task("family:migrate"),
        EventReaderTest.task("service:others-web"));
    listener.start();

    await().until(sqs::isEmpty);

    assertThat(counts.unreadable()).isEqualTo(1);
    assertThat(counts.foreign()).isEqualTo(2);
    assertThat(counts.hints()).isZero();
  }

  @Test
  void itGoesOnAfterTheQueueCouldNotBeRead() {
    sqs.fail(SqsException.builder().statusCode(503).message("down").build());
    sqs.send(OF_WEB);
    listener.start();

    await().until(sqs::isEmpty);

    assertThat(heard).containsExactly("production/shop-web");
    assertThat(sqs.receives()).as("it paused, and asked once more").hasSizeBetween(2, 3);
  }

  @Test
  void stoppingEndsTheWaitAndLeavesWhatComesToOthers() {
    listener.start();
    await().until(sqs::isWaitedFor);

    listener.close();
    sqs.send(OF_WEB);

    assertThat(sqs.isWaitedFor()).isFalse();
    assertThat(sqs.receives()).hasSize(1);
    assertThat(heard).isEmpty();
    assertThat(sqs.isEmpty()).isFalse();
  }

  @Test
  void stoppingEndsThePauseOfAQueueThatCannotBeRead() {
    sqs.fail(SqsException.builder().statusCode(503).message("down").build());
    listener.start();
    await().until(() -> sqs.receives().size() == 1);

    listener.close();

    assertThat(sqs.receives()).hasSize(1);
  }

  @Test
  void standingSaysHowManyWaitAndLeavesThemThere() {
    sqs.send(OF_WEB, OF_WEB);

    assertThat(queue.standing()).isEqualTo(new EventQueue.Standing(2, Duration.ofMinutes(1)));
    assertThat(sqs.receives().getFirst().visibilityTimeout()).isZero();
    assertThat(sqs.deletions()).isEmpty();
  }

  @Test
  void missingPermissionIsNamed() {
    sqs.fail(
        SqsException.builder()
            .statusCode(403)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("AccessDenied")
                    .errorMessage("no identity-based policy allows it")
                    .build())
            .build());

    assertThatThrownBy(queue::standing)
        .isInstanceOf(Denied.class)
        .hasMessageContaining(
            "SQS eu-west-1 refused ReceiveMessage: the bot's role lacks the permission"
                + " sqs:ReceiveMessage");
  }

  private boolean hear(EcsEvent.OfService service) {
    if (service.service().startsWith("others")) {
      return false;
    }
    heard.add(service.cluster() + "/" + service.service());
    return true;
  }
}
