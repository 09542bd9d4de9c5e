package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.slack.SlackStandIn;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Something that the bot needs is away in the middle of a release; the release ends well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutageTest {
  private static final Duration WORTH_TELLING = Duration.ofSeconds(12);

  private final EmbeddedPostgres postgres = postgres();
  private final CuttableProxy database = new CuttableProxy(postgres.getPort());
  private final Scene scene =
      Scene.start(
          world ->
              new BotFile(
                  "jdbc:postgresql://localhost:%d/postgres".formatted(database.port()),
                  "postgres",
                  "secret",
                  world.home().resolve("work"),
                  0),
          (world, text) -> text);
  private final EcsStandIn ecs = scene.world().ecs();
  private final SlackStandIn slack = scene.world().slack();

  @BeforeAll
  void stageANewBuild() {
    scene.stage(scene.world().repository().cleanPicks().getFirst());
  }

  @AfterAll
  void close() throws IOException {
    scene.close();
    database.close();
    postgres.close();
  }

  @Test
  void slackIsAwayAndToldAfterwards() {
    Trial trial = scene.trial();
    trial.goLive();

    slack.goAway();
    Awaitility.await()
        .atMost(Scene.PATIENCE)
        .until(
            () -> Shop.FLAVORS.stream().allMatch(flavor -> trial.build(flavor).equals(trial.to())));
    assertThat(trial.card().plain()).contains("Going live");
    slack.comeBack();

    trial.isLiveOnce();
    scene.untilSomebodyListens();
  }

  @Test
  void answersOfSlackAreLost() {
    Trial trial = scene.trial();

    slack.cutAfterStoring("chat.postMessage", 2);
    slack.cutAfterStoring("chat.update", 2);
    slack.closeAfterStoring("chat.postMessage", 1);
    trial.goLive();

    trial.isLiveOnce();
  }

  @Test
  void slackIsAskedTooOften() {
    Trial trial = scene.trial();

    slack.rateLimitNext("chat.postMessage", 3, 2);
    slack.rateLimitNext("chat.update", 3, 2);
    trial.confirm();

    trial.isLiveOnce();
  }

  @Test
  void databaseIsAway() {
    Trial trial = scene.trial();
    trial.goLive();

    database.cut();
    lasts(Duration.ofSeconds(10));
    assertThat(scene.bot().isAlive()).isTrue();
    database.restore();
    Instant back = Instant.now();

    trial.awaitsLine("is live");
    assertThat(Duration.between(back, Instant.now())).isLessThan(Duration.ofSeconds(15));
    trial.isLiveOnce();
  }

  @Test
  void ecsThrottles() {
    Trial trial = scene.trial();
    trial.goLive();

    ecs.throttled(true);
    trial.awaits("Waiting");
    ecs.throttled(false);

    trial.isLiveOnce();
  }

  @Test
  void ecsIsAway() {
    Trial trial = scene.trial();
    trial.goLive();

    ecs.unavailable(true);
    lasts(WORTH_TELLING);
    trial.awaits("Waiting");
    ecs.unavailable(false);

    trial.isLiveOnce();
    assertThat(trial.card().plain()).doesNotContain("Waiting");
  }

  @Test
  void answersOfEcsAreLost() {
    Trial trial = scene.trial();

    ecs.loseAnswerOf("RegisterTaskDefinition", 1);
    ecs.loseAnswerOf("UpdateService", 1);
    trial.goLive();

    trial.isLiveOnce();
  }

  /** The outage itself takes time; nothing is waited for. */
  private static void lasts(Duration outage) {
    Awaitility.await().pollDelay(outage).atMost(outage.plusSeconds(5)).until(() -> true);
  }

  private static EmbeddedPostgres postgres() {
    try {
      return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
