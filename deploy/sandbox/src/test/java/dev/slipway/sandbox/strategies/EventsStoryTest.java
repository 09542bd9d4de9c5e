package dev.slipway.sandbox.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.account.QueueStandIn;
import dev.slipway.sandbox.scene.Events;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.world.Shop;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A release that waits is looked at when ECS says that something has happened, not only then. */
final class EventsStoryTest {
  private static final String WEB = Shop.PRODUCTION + "-web";

  /** How often a release that waits is looked at anyway. */
  private static final Duration POLL = Duration.ofSeconds(15);

  private final StrategyStory story =
      new StrategyStory(
          "{ kind: blue-green, pause: { timeout: 30m } }", "go-live: click", Events::configured);
  private final QueueStandIn queue = Events.queue(story.scene().world());

  @AfterEach
  void close() {
    story.close();
  }

  @Test
  void itIsLookedAtMoreOftenThanAnyPollWould() {
    int events = 6;
    story.confirm();
    story.untilPrepared();

    long began = System.nanoTime();
    for (int each = 0; each < events; each++) {
      int before = looks();
      queue.send(Events.ofTask(Shop.PRODUCTION, WEB));
      await().atMost(Scene.PATIENCE).until(() -> looks() > before);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    assertThat(took.dividedBy(POLL) + 1).as("looks of a poll in " + took).isLessThan(events);
    story.click("Go live");
    story.until("Live on all 3 targets");
    story.nothingWasRepeated(1);
    await().atMost(Scene.PATIENCE).until(() -> queue.size() == 0);
  }

  @Test
  void anEventIsNoEvidence() {
    story.confirm();
    story.untilPrepared();
    int before = looks();
    queue.send(
        """
        {"source":"aws.ecs","detail-type":"ECS Deployment State Change",
         "resources":["arn:aws:ecs:eu-west-1:123456789012:service/%s/%s"],
         "detail":{"eventType":"ERROR","eventName":"SERVICE_DEPLOYMENT_FAILED"}}"""
            .formatted(Shop.PRODUCTION, WEB));
    await().atMost(Scene.PATIENCE).until(() -> looks() > before);
    story.click("Go live");

    story.until("Live on all 3 targets");
    story.nothingWasRepeated(1);
  }

  @Test
  void whatEcsDidByItselfIsOnTheCard() {
    story.confirm();
    story.untilPrepared();
    story.ecs().expireHooks(WEB);

    story.until("Expired. Nobody put it live in time");

    story.nothingWasRepeated(1);
    assertThat(queue.taken()).as("what the stand-in of ECS itself said").isPositive();
  }

  private int looks() {
    return story.ecs().count("DescribeServices", WEB);
  }
}
