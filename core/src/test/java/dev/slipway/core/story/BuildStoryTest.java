package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.ImageFault;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.pick.Pick;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildStoryTest extends ShopStory {
  BuildStoryTest() {
    super(0);
  }

  @Test
  void picksThatLandWhileABuildRunsShareTheNextBuild() {
    picks(merged("First"));
    world.passes(Duration.ofSeconds(20));
    picks(merged("Second"));
    picks(merged("Third"));
    picks(merged("Fourth"));
    world.passes(Duration.ofSeconds(20));
    assertThat(starts()).hasSize(1);

    buildsSucceed(outside, 1);
    ends(new BuildProgress.Succeeded());
    world.comesToRest();

    assertThat(starts()).hasSize(2);
    for (int pick = 1; pick <= 4; pick++) {
      assertThat(world.pick(pick)).isInstanceOf(Pick.Staged.class);
    }
  }

  @Test
  void aBuildWhoseStartWasNotAnsweredIsFoundNotStartedAgain() {
    buildsSucceed(outside, 1);
    outside.builder.loseNextAnswer();

    staged("Round VAT");

    assertThat(starts()).hasSize(1);
    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
  }

  @Test
  void aFailedBuildEndsThePickAndTellsWhoAskedOnce() {
    outside.builder.next(
        new BuildProgress.Failed("exit code 1", "no space left", Optional.empty()));

    staged("Round VAT");

    assertThat(world.build(1)).isInstanceOf(Build.Failed.class);
    assertThat(world.pick(1)).isInstanceOf(Pick.BuildFailed.class);
    assertThat(world.noticesTo(DEVELOPER)).containsExactly(new ProcessId(ProcessKind.PICK, 1));
  }

  @Test
  void aLostBuildIsStartedOnceMoreAndNotAThirdTime() {
    outside.builder.next(new BuildProgress.Lost("its machine is gone"));
    outside.builder.next(new BuildProgress.Lost("its machine is gone"));

    staged("Round VAT");

    assertThat(starts()).hasSize(2);
    assertThat(world.build(1))
        .isInstanceOfSatisfying(
            Build.Failed.class, failed -> assertThat(failed.why()).contains("machine is gone"));
  }

  @Test
  void aBuildThatEndsWellWithoutAnImageHasFailed() {
    BuildOrder order = endsWithoutImage();
    world.passes(Duration.ofSeconds(40));

    assertThat(world.build(1))
        .isInstanceOfSatisfying(
            Build.Failed.class,
            failed -> assertThat(failed.why()).contains("no image " + order.reference()));
  }

  @Test
  void anImageMayAppearALittleLaterThanItsBuildEnds() {
    BuildOrder order = endsWithoutImage();
    world.passes(Duration.ofSeconds(10));
    outside.images.add(order.image(), order.commit(), order.committedAt());
    world.comesToRest();

    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
  }

  @Test
  void aBuilderThatIsAwayForAWhileIsToldOnceAndThenGoesOn() {
    outside.builder.unreachable(true);
    picks(merged("Round VAT"));
    world.passes(Duration.ofMinutes(5));
    assertThat(world.events(ProcessKind.BUILD, 1)).containsOnlyOnce("BuildDelayed");

    outside.builder.unreachable(false);
    buildsSucceed(outside, 1);
    world.comesToRest();

    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
  }

  @Test
  void anImageThatDoesNotKnowItsCommitFailsItsBuildWithTheLinesThatAreMissing() {
    BuildOrder order = endsWithoutImage();
    outside.images.add(order.image(), order.commit(), Map.of("PATH", "/bin"));
    world.comesToRest();

    assertThat(world.build(1))
        .isInstanceOfSatisfying(
            Build.Failed.class,
            failed -> {
              assertThat(failed.why()).contains("does not carry GIT_HASH");
              assertThat(failed.tail())
                  .contains(ImageFault.DOCKERFILE, "--build-arg GIT_HASH=" + order.commit());
            });
    assertThat(world.pick(1)).isInstanceOf(Pick.BuildFailed.class);
  }

  private BuildOrder endsWithoutImage() {
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(2));
    BuildOrder order = starts().getFirst();
    ends(new BuildProgress.Succeeded());
    outside.images.remove(order.image(), order.commit());
    return order;
  }

  private void ends(BuildProgress progress) {
    outside.builder.end(starts().getLast(), progress);
  }

  private List<BuildOrder> starts() {
    return outside.builder.starts();
  }
}
