package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.account.QueueStandIn;
import dev.slipway.sandbox.scene.Events;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The queue of events is away, holds nonsense, or is left: releases go on as without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventQueueTest {
  private static final String DEAF = "the queue of events of eu-west-1 cannot be read";
  private static final String BACK = "the queue of events of eu-west-1 is read again";

  private final Scene scene = Scene.start(world -> BotFile.alone(world, 0), Events::configured);
  private final QueueStandIn queue = Events.queue(scene.world());

  @BeforeAll
  void stageANewBuild() {
    scene.stage(scene.world().repository().cleanPicks().getFirst());
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void releasesGoOnWithoutItAndItIsSaidOnce() {
    queue.unavailable(true);
    await().atMost(Scene.PATIENCE).until(() -> scene.bot().log().contains(DEAF));

    Trial trial = Trial.ask(scene);
    trial.goLive();
    trial.isLiveOnce();

    assertThat(scene.bot().log()).containsOnlyOnce(DEAF).doesNotContain(BACK);
    assertThat(
            metric("slipway_external_call_seconds_count{outcome=\"unavailable\",system=\"sqs\"}"))
        .isPositive();
    queue.unavailable(false);
    await().atMost(Scene.PATIENCE.multipliedBy(2)).until(() -> scene.bot().log().contains(BACK));
  }

  @Test
  void whatIsNoEventIsCountedAndDeleted() {
    double before = metric("slipway_events_total{outcome=\"unreadable\"}");

    queue.send("{\"source\":");
    queue.send("[]");

    await()
        .atMost(Scene.PATIENCE.multipliedBy(2))
        .until(() -> metric("slipway_events_total{outcome=\"unreadable\"}") == before + 2);
    await().atMost(Scene.PATIENCE).until(() -> queue.size() == 0);
  }

  @Test
  void whoeverStopsLeavesTheQueueToOthers() {
    assertThat(scene.stopBot()).isZero();

    queue.send(Events.ofTask(Shop.PRODUCTION, Shop.PRODUCTION + "-web"));

    assertThat(queue.size()).isPositive();
    assertThat(scene.bot().log()).contains("stopped").doesNotContain("still waits for an answer");
    scene.startBotAgain();
    await().atMost(Scene.PATIENCE).until(() -> queue.size() == 0);
  }

  private double metric(String name) {
    try (var page = scene.address("/metrics").toURL().openStream()) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
