package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** SIGTERM in the middle of a release: the bot ends well, and the next one goes on. */
final class StoppingTest {
  @Test
  void runningReleaseIsHandedOver() throws Exception {
    try (Scene scene = Scene.start()) {
      scene.stage(scene.world().repository().cleanPicks().getFirst());
      Trial trial = scene.trial();
      trial.goLive();

      Instant told = Instant.now();
      ProcessHandle.of(scene.bot().pid()).orElseThrow().destroy();
      int code = scene.bot().ended().get(25, TimeUnit.SECONDS);

      assertThat(code).isZero();
      assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(25));
      assertThat(scene.bot().log()).contains("told to stop", "stopped");
      assertThat(trial.card().plain()).doesNotContain("Live on all");

      scene.startBotAgain();
      trial.isLiveOnce();
    }
  }
}
