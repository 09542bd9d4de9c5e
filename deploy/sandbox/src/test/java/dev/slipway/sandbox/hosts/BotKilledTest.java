package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Job;
import dev.slipway.sandbox.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The bot is killed while a server works for it; the next one finds the job and does it not again.
 */
@Isolated("It loads the machine, and what others wait for would come too late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BotKilledTest {
  @TempDir private static Path folder;

  @AutoClose private ServerScene stage;
  private Hooks hooks;

  @BeforeAll
  void start() throws IOException {
    stage =
        ServerScene.start(
            folder,
            1,
            """
                    go-live: click
                    traffic: { shares: [5], bake: 1s, next: click }
            """);
    hooks = new Hooks(stage.fleet().hosts().getFirst());
  }

  @Test
  void eachJobIsDoneOnceWhereverTheBotWasKilled() throws IOException {
    try (Load load = Load.begin(stage.fleet().hosts(), 2)) {
      killedDuring("prepare", () -> stage.release(stage.next().commit()));
      stage.awaits("Prepared on web-1");
      killedDuring("shift-5", () -> stage.click("Go live"));
      stage.awaits(message -> message.buttons().stream().anyMatch(b -> b.contains("for 100 %")));
      killedDuring("live", () -> stage.click(stage.next().commit().abbreviated() + " for 100 %"));
      stage.awaits("Live on web-1");
      assertThat(load.failures()).isEmpty();
    }
    assertThat(stage.on(stage.next(), 20)).isEqualTo(20);
    assertThat(hooks.begun())
        .extracting(job -> Job.parse(job).map(Job::step))
        .containsExactly(
            Optional.of("pull"),
            Optional.of("prepare"),
            Optional.of("shift-5"),
            Optional.of("live"),
            Optional.of("others"));
  }

  private void killedDuring(String step, Runnable asking) throws IOException {
    String job = "*-%s-[0-9]*".formatted(step);
    hooks.hold(job);
    asking.run();
    Awaitility.await().atMost(Scene.PATIENCE).until(() -> isLast(step));
    stage.scene().bot().kill();
    hooks.release();
    stage.scene().startBotAgain();
  }

  private boolean isLast(String step) throws IOException {
    List<String> begun = hooks.begun();
    return !begun.isEmpty()
        && Job.parse(begun.getLast()).filter(job -> job.step().equals(step)).isPresent();
  }
}
