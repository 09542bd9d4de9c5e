package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.build.Build;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A release that a person asked for holds staging while builds come along. */
class StagingStoryTest extends ShopStory {
  @Test
  void aBuildWaitsUntilStagingIsFreeAndThenGoesThere() {
    int holder = holdsStaging();
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(30));
    assertThat(world.events(ProcessKind.BUILD, 2)).containsOnlyOnce("StagingQueued");

    cancels(holder);
    world.comesToRest();

    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
  }

  @Test
  void aReleaseSaysThatANewerBuildIsOnItsWay() {
    int holder = holdsStaging();
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(30));

    int release = number(world.asks(MANAGER, "!release"));
    world.passes(Duration.ofSeconds(5));

    assertThat(world.release(release).plan().orElseThrow().risks())
        .singleElement()
        .asString()
        .startsWith("build-2 is newer and still on its way: it holds 1 commit more, the newest is")
        .endsWith("Round VAT");
    cancels(holder);
    world.comesToRest();
    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
  }

  @Test
  void aNewerBuildOvertakesOneThatWaits() {
    int holder = holdsStaging();
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(30));
    picks(merged("Show VAT"));
    world.passes(Duration.ofSeconds(30));

    cancels(holder);
    world.comesToRest();

    assertThat(world.build(2))
        .isInstanceOfSatisfying(
            Build.Built.class, built -> assertThat(built.overtakenBy()).isPresent());
    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
    assertThat(world.pick(3)).isInstanceOf(Pick.Staged.class);
    assertThat(world.shared.store.latest(ProcessKind.RELEASE, SHOP, 9)).hasSize(3);
  }

  @Test
  void aBuildThatSomebodyDeployedByHandIsFoundOnStaging() {
    int holder = holdsStaging();
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(30));
    CommitSha built = outside.builder.starts().getLast().commit();
    outside.target("stage").supersede(built);

    cancels(holder);
    world.comesToRest();

    assertThat(world.release(3)).isInstanceOf(Release.FoundThere.class);
    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
    assertThat(number(world.asks(DEVELOPER, "!release"))).isEqualTo(4);
    assertThat(world.release(4).request().commit()).isEqualTo(built);
    assertThat(outside.target("stage").count("goLive")).isEqualTo(1);
  }

  @Test
  void aStagingReleaseThatFailsIsToldToWhoPicked() {
    outside.target("stage").rollsBack();
    staged("Round VAT");

    assertThat(world.release(1)).isInstanceOf(Release.Failed.class);
    assertThat(world.pick(1))
        .isInstanceOfSatisfying(
            Pick.NotStaged.class, pick -> assertThat(pick.why()).contains("took it back"));
    assertThat(world.noticesTo(DEVELOPER)).as("once").containsExactly(World.releaseId(1));
  }

  @Test
  void aStagingReleaseThatIsRefusedIsToldByThePick() {
    outside.target("stage").denies("the role lacks ecs:DescribeServices");
    staged("Round VAT");

    assertThat(world.release(1)).isInstanceOf(Release.Refused.class);
    assertThat(world.noticesTo(DEVELOPER)).containsExactly(new ProcessId(ProcessKind.PICK, 1));
  }

  @Test
  void aReleaseThatGotStuckGivesWayToTheNextBuild() {
    stuck();

    staged("Show VAT");

    assertThat(world.release(1)).isInstanceOf(Release.Superseded.class);
    assertThat(world.release(2)).isInstanceOf(Release.Live.class);
    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
    assertThat(world.build(2).isFinal()).isTrue();
  }

  @Test
  void aBuildThatWaitsForAReleaseGoesWhenThatGetsStuck() {
    given(Shops.withTwoWavesOnStaging());
    outside.target("stage").takes(180);
    outside.target("cron").rollsBack();
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(30));
    picks(merged("Show VAT"));
    world.comesToRest();

    assertThat(world.events(ProcessKind.BUILD, 2)).contains("StagingQueued");
    assertThat(world.release(1)).isInstanceOf(Release.Superseded.class);
    assertThat(world.release(2)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aReleaseThatGotStuckCanBeCarriedOnBySomebodyWhoMay() {
    stuck();

    assertThat(
            refusal(world.asks(DEVELOPER, "!release %s to staging".formatted(outside.old))).why())
        .contains("release-1 is live on a part of its targets");
    world.clicks(new Click.CarryOn(World.releaseId(1), DEVELOPER));
    world.comesToRest();

    assertThat(world.release(1)).isInstanceOf(Release.Live.class);
    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
  }

  /** The first release to staging is live on one of its two targets. */
  private void stuck() {
    given(Shops.withTwoWavesOnStaging());
    outside.target("cron").rollsBack();
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(30));
    assertThat(world.release(1)).isInstanceOf(Release.Mixed.class);
    assertThat(world.pick(1)).isInstanceOf(Pick.Staging.class);
  }

  /** Something is on staging, and somebody asks to go back to what ran before it. */
  private int holdsStaging() {
    staged("Begin VAT");
    int release = number(world.asks(MANAGER, "!release %s to staging".formatted(outside.old)));
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Awaiting.class);
    return release;
  }

  private void cancels(int release) {
    world.clicks(new Click.Cancel(World.releaseId(release), MANAGER));
  }
}
