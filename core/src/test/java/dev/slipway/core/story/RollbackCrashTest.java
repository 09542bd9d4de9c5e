package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.hold.Hold;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.TargetRun;
import dev.slipway.core.repository.CommitSha;
import java.util.Set;

/**
 * A rollback after a release and one within it: nothing goes back twice, and the environment is
 * held once, before anything else can come.
 */
class RollbackCrashTest extends CrashContract {
  RollbackCrashTest() {
    super(
        Set.of("Target.fetch", "Target.prepare", "Target.goLive", "Target.rollBack"),
        new Kills(RollbackCrashTest::goesBack, RollbackCrashTest::isBackOnce),
        new Kills(RollbackCrashTest::isStopped, RollbackCrashTest::isStoppedOnce));
  }

  private static void goesBack(World world) {
    ShopStory.buildsSucceed(world.outside, 2);
    confirmed(world, "Round VAT", 2);
    world.comesToRest();
    confirmed(world, "Drop VAT", 4);
    world.comesToRest();
    world.asks(DEVELOPER, "!rollback");
    world.comesToRest();
    world.confirms(MANAGER, 5);
    world.comesToRest();
  }

  private static void isBackOnce(World world) {
    CommitSha good = world.release(2).request().commit();
    assertThat(world.release(5)).isInstanceOf(Release.Live.class);
    for (String name : Set.of("web", "worker")) {
      assertThat(world.outside.target(name).standing().commit()).contains(good);
      assertThat(world.outside.target(name).count("goLive")).as(name).isEqualTo(3);
    }
    assertThat(world.hold(1)).isInstanceOf(Hold.Held.class);
  }

  private static void isStopped(World world) {
    ShopStory.buildsSucceed(world.outside, 1);
    world.outside.target("worker").rollsBack();
    confirmed(world, "Drop VAT", 2);
    world.comesToRest();
    world.asks(MANAGER, "!rollback");
    world.comesToRest();
  }

  private static void isStoppedOnce(World world) {
    assertThat(world.release(2))
        .isInstanceOfSatisfying(
            Release.RolledBack.class,
            back ->
                assertThat(back.run().targets())
                    .extracting(TargetRun::stage)
                    .contains(TargetRun.Stage.TAKEN_BACK));
    for (String name : Set.of("web", "worker")) {
      assertThat(world.outside.target(name).standing().commit()).contains(world.outside.old);
    }
    assertThat(world.hold(1)).isInstanceOf(Hold.Held.class);
  }
}
