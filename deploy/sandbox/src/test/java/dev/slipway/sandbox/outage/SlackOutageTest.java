package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.SlackStandIn;
import dev.slipway.sandbox.world.Shop;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Slack is away, forgetful or busy in the middle of a release, which goes on, told once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlackOutageTest {
  private final Scene scene = Scene.start();
  private final SlackStandIn slack = scene.world().slack();

  @BeforeAll
  void stageANewBuild() {
    scene.stage(scene.world().repository().cleanPicks().getFirst());
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void slackIsAwayForAMinuteAndToldAfterwards() {
    Trial trial = Trial.ask(scene);
    trial.goLive();

    slack.goAway();
    Scene.lasts(Duration.ofMinutes(1));
    assertThat(Shop.FLAVORS).extracting(trial::build).containsOnly(trial.to());
    assertThat(trial.card().plain()).contains("Going live");
    slack.comeBack();

    trial.isLiveOnce();
    scene.untilSomebodyListens();
  }

  @Test
  void answersOfSlackAreLost() {
    Trial trial = Trial.ask(scene);

    slack.cutAfterStoring("chat.postMessage", 2);
    slack.cutAfterStoring("chat.update", 2);
    slack.closeAfterStoring("chat.postMessage", 1);
    trial.goLive();

    trial.isLiveOnce();
  }

  @Test
  void slackIsAskedTooOften() {
    Trial trial = Trial.ask(scene);

    slack.rateLimitNext("chat.postMessage", 3, 2);
    slack.rateLimitNext("chat.update", 3, 2);
    trial.confirm();

    trial.isLiveOnce();
  }
}
