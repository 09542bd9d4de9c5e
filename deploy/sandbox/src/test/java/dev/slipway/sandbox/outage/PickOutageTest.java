package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.scene.ReleaseBranch;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A pick meets a git host that is away, somebody who pushes first, a registry that is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PickOutageTest {
  private final GitHost host = new GitHost();
  private final CuttableProxy way = new CuttableProxy(host.port());
  private final Scene scene =
      Scene.start(
          world -> BotFile.alone(world, 0), (world, text) -> host.serve(world, text, way.port()));
  private final World world = scene.world();
  private final ReleaseBranch branch = ReleaseBranch.of(world);
  private final List<Commit> commits = world.repository().cleanPicks();

  @AfterAll
  void close() {
    scene.close();
    way.close();
    host.close();
  }

  @Test
  void somebodyPushesFirst() {
    AtomicInteger pushes = new AtomicInteger();
    host.beforePush(
        () -> {
          if (pushes.incrementAndGet() <= 2) {
            branch.pushByHand("Push number " + pushes.get());
          }
        });

    scene.stage(commits.get(0));

    assertThat(pushes.get()).isEqualTo(3);
    assertThat(branch.subjects())
        .contains(commits.get(0).subject(), "Push number 1", "Push number 2");
    assertThat(branch.subjects()).doesNotHaveDuplicates();
  }

  @Test
  void gitHostIsAway() {
    way.cut();
    String asked = scene.developer().type(Shop.CHANNEL, "!pick " + commits.get(1).sha());
    Message answer =
        scene.untilSeen(
            scene.developer(), message -> message.ephemeral() && message.ts().compareTo(asked) > 0);
    way.restore();

    assertThat(answer.plain()).contains("Failed", "unavailable", "Nothing was changed");
    scene.stage(commits.get(1));
    assertThat(branch.subjects()).containsOnlyOnce(commits.get(1).subject());
  }

  @Test
  void registryIsAway() {
    world.registry().unavailable(true);
    scene.developer().type(Shop.CHANNEL, "!pick " + commits.get(2).sha());
    scene.untilSeen(
        scene.developer(),
        message -> message.byBot() && message.says("Waiting") && message.says("registry"));
    world.registry().unavailable(false);

    scene.untilStaged(commits.get(2));
    assertThat(branch.subjects()).containsOnlyOnce(commits.get(2).subject());
  }
}
