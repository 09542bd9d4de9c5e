package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.scene.Scene;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** ECS throttles, is away or loses answers in the middle of a release, which ends right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EcsOutageTest {
  private static final Duration WORTH_TELLING = Duration.ofSeconds(12);

  private final Scene scene = Scene.start();
  private final EcsStandIn ecs = scene.world().ecs();

  @BeforeAll
  void stageANewBuild() {
    scene.stage(scene.world().repository().cleanPicks().getFirst());
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void ecsThrottles() {
    Trial trial = Trial.ask(scene);
    trial.goLive();

    ecs.throttled(true);
    trial.awaits("Waiting");
    ecs.throttled(false);

    trial.isLiveOnce();
    assertThat(trial.card().plain()).doesNotContain("Waiting");
  }

  @Test
  void ecsIsAway() {
    Trial trial = Trial.ask(scene);
    trial.goLive();

    ecs.unavailable(true);
    Scene.lasts(WORTH_TELLING);
    trial.awaits("Waiting");
    ecs.unavailable(false);

    trial.isLiveOnce();
    assertThat(trial.card().plain()).doesNotContain("Waiting");
  }

  @Test
  void answersOfEcsAreLost() {
    Trial trial = Trial.ask(scene);

    ecs.loseAnswerOf("RegisterTaskDefinition", 1);
    ecs.loseAnswerOf("UpdateService", 1);
    trial.goLive();

    trial.isLiveOnce();
  }
}
