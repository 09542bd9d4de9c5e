package dev.slipway.sandbox.builders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.builders.FakeActions.Way;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Picks whose builds are runs of a workflow of GitHub Actions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkflowBuildTest {
  private final FakeActions actions = new FakeActions();
  private final Scene scene = Scene.start(world -> BotFile.alone(world, 0), actions::build);
  private final List<Commit> commits = scene.world().repository().cleanPicks();
  private int before;

  @BeforeEach
  void builds() {
    actions.way(Way.BUILDS);
    before = actions.runs().size();
  }

  @AfterAll
  void close() {
    scene.close();
    actions.close();
  }

  @Test
  void aPickIsBuiltByTheWorkflowAndReachesStaging() {
    scene.stage(commits.get(0));

    assertThat(actions.runs().subList(before, actions.runs().size()))
        .singleElement()
        .extracting(FakeRun::ref)
        .isEqualTo(SampleRepository.RELEASE);
  }

  @Test
  void whoMayPickStopsARunThatHangs() {
    actions.way(Way.HANGS);
    Message card = buildOf(commits.get(1), "image: step 2 of 2, Build and push");
    assertThat(card.plain()).contains("watch it");
    assertThat(card.buttons()).containsExactly("Stop the build");

    scene.developer().click(Shop.CHANNEL, card.ts(), "Stop the build");

    Message stopped = becomes(card, "Stopped by");
    assertThat(stopped.buttons()).isEmpty();
    assertThat(actions.runs().getLast().isCancelled()).isTrue();
  }

  @Test
  void aFailingRunIsQuotedWithItsStepAndItsLog() {
    actions.way(Way.FAILS);
    Message card = buildOf(commits.get(2), "Failed");

    assertThat(card.plain())
        .contains("job image failed in step 2 of 2, Build and push")
        .contains("no space left on device");
  }

  @Test
  void aBotThatDiesBeforeItHearsOfItsRunFindsItAgain() {
    AtomicBoolean once = new AtomicBoolean();
    actions.beforeAnswer(
        () -> {
          if (once.compareAndSet(false, true)) {
            scene.bot().kill();
          }
        });
    scene.developer().type(Shop.CHANNEL, "!pick " + commits.get(3).sha());
    scene.bot().ended().join();
    scene.startBotAgain();
    scene.untilStaged(commits.get(3));

    assertThat(actions.runs()).hasSize(before + 1);
  }

  private Message buildOf(Commit commit, String words) {
    String asked = scene.developer().type(Shop.CHANNEL, "!pick " + commit.sha());
    return scene.untilSeen(
        scene.developer(),
        message ->
            message.byBot()
                && message.ts().compareTo(asked) > 0
                && message.says("Build ")
                && message.says(words));
  }

  private Message becomes(Message card, String words) {
    return scene.untilSeen(
        scene.developer(), message -> message.ts().equals(card.ts()) && message.says(words));
  }
}
