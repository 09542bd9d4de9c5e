package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.scene.ReleaseBranch;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.Shop;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A build is live that should not be: production goes back, stays there, and the build stays away.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RollbackTest {
  private final Scene scene = Scene.start();

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void productionGoesBackToWhatWasLiveBeforeAndIsHeld() {
    List<Commit> picks = scene.world().repository().cleanPicks();
    String good = live(picks.getFirst());
    String bad = live(picks.get(1));

    Trial back = Trial.ask(scene, good, "!rollback", "Roll back to " + good.substring(0, 7));
    assertThat(back.card().plain()).contains(picks.get(1).subject(), "would be gone");
    back.confirm();

    Message card = back.awaits("Rolled back. All 3 targets run " + good.substring(0, 7));
    assertThat(Shop.FLAVORS).allSatisfy(f -> assertThat(back.build(f)).isEqualTo(good));
    assertThat(Shop.FLAVORS)
        .allSatisfy(f -> assertThat(back.count("UpdateService", f)).isEqualTo(1));
    assertThat(card.buttons()).isEmpty();
    back.awaitsLine("production is closed to releases by hold-1");
    back.inOrder("The plan is ready", "Confirmed by", "api|worker", "web: ", "Rolled back");

    String hold = untilHeld("rolled back from " + bad.substring(0, 7));
    whispered("!release", "production of shop is held by");

    scene.stopBot();
    scene.startBotAgain();
    scene.manager().click(Shop.CHANNEL, hold, "Open production");
    scene.untilSeen(
        scene.manager(), message -> message.ts().equals(hold) && message.says("Open again"));

    whispered("!release " + bad, bad.substring(0, 7) + " was rolled back from production");
    Trial again =
        Trial.ask(
            scene,
            bad,
            "!release " + bad + " --again",
            "was rolled back from production in release");
    again.confirm();
    again.isLiveOnce();
  }

  /** It is picked, staged and released. */
  private String live(Commit commit) {
    scene.stage(commit);
    String build = ReleaseBranch.of(scene.world()).head();
    Trial release = Trial.ask(scene, build, "!release " + build, "Waiting for a confirmation");
    release.confirm();
    release.isLiveOnce();
    return build;
  }

  private String untilHeld(String reason) {
    return scene
        .untilSeen(
            scene.manager(), message -> message.says("Closed to releases") && message.says(reason))
        .ts();
  }

  private void whispered(String command, String words) {
    String asked = scene.manager().type(Shop.CHANNEL, command);
    scene.untilSeen(
        scene.manager(),
        message -> message.ephemeral() && message.ts().compareTo(asked) > 0 && message.says(words));
  }
}
