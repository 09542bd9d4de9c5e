package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.TaskExit;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A migration before the release, and a click before it goes live; the bot dies while it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MigrationTest {
  private static final String FAMILY = Shop.PRODUCTION + "-web";
  private final Scene scene =
      Scene.start(world -> BotFile.alone(world, 0), (world, text) -> withAMigration(text));

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void whatFailsChangesNothingAndWhatIsInterruptedRunsOnce() {
    scene.stage(scene.world().repository().cleanPicks().getFirst());

    scene.world().ecs().taskExits(FAMILY, new TaskExit(1, Duration.ofSeconds(2)));
    Trial failing = Trial.ask(scene);
    assertThat(failing.card().plain()).contains("migrate on web, once");
    failing.confirm();
    Message failed = failing.awaits("Failed. Users are on the old build everywhere");
    assertThat(failed.plain()).contains("exited with code 1", "no target was changed");
    assertThat(failed.plain()).contains("SHOP_TAX_TABLE is not set").doesNotContain("hunter2");
    assertThat(scene.world().ecs().count("RunTask")).isEqualTo(1);
    assertThat(failing.count("UpdateService", "web")).isZero();

    scene.world().ecs().taskExits(FAMILY, new TaskExit(0, Duration.ofSeconds(60)));
    Trial trial = Trial.ask(scene);
    int before = scene.world().ecs().count("RunTask");
    trial.confirm();
    trial.awaitsLine("migrate runs");
    ProcessHandle.of(scene.bot().pid()).orElseThrow().destroyForcibly();
    scene.bot().ended().join();
    scene.startBotAgain();

    trial.awaits("Prepared on all 3 targets");
    assertThat(scene.world().ecs().count("RunTask")).isEqualTo(before + 1);
    assertThat(trial.count("UpdateService", "web")).isZero();
    scene.manager().click(Shop.CHANNEL, trial.card().ts(), "Go live");
    trial.isLiveOnce();
    trial.inOrder("migrate is done", "puts it live", "is live");
  }

  private static String withAMigration(String text) {
    return text.replace(
        "        confirm: [release-managers]\n",
        """
                confirm: [release-managers]
                go-live: click
                tasks: { migrate: { on: web, command: [bin/migrate] } }
        """);
  }
}
