package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.story.Life.Moment.AFTER;
import static dev.slipway.core.story.Life.Moment.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.Envelope;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.TargetRun;
import dev.slipway.core.repository.CommitSha;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A rollback after a release and one within it, with the replica killed at every place where that
 * could matter: nothing goes back twice, and the environment is held once, before anything else can
 * come.
 */
class RollbackCrashTest {
  private static final Predicate<String> WRITES =
      Set.of("EventStore.start", "EventStore.append")::contains;
  private static final Predicate<String> EFFECTS =
      Set.of("Target.fetch", "Target.prepare", "Target.goLive", "Target.rollBack")::contains;
  private static final Kills AFTERWARDS =
      new Kills(RollbackCrashTest::goesBack, RollbackCrashTest::isBackOnce);
  private static final Kills WITHIN =
      new Kills(RollbackCrashTest::isStopped, RollbackCrashTest::isStoppedOnce);

  @TestFactory
  Stream<DynamicTest> killedBeforeAWrite() {
    return both(kills -> kills.atEvery(WRITES, BEFORE));
  }

  @TestFactory
  Stream<DynamicTest> killedAfterAWrite() {
    return both(kills -> kills.atEvery(WRITES, AFTER));
  }

  @TestFactory
  Stream<DynamicTest> killedAfterASideEffectThatNobodyHeardOf() {
    return both(kills -> kills.atEvery(EFFECTS, AFTER));
  }

  private static Stream<DynamicTest> both(Function<Kills, Stream<DynamicTest>> how) {
    return Stream.of(AFTERWARDS, WITHIN).flatMap(how);
  }

  private static void goesBack(World world) {
    ShopStory.buildsSucceed(world.outside, 2);
    releases(world, "Round VAT", 2);
    world.comesToRest();
    releases(world, "Drop VAT", 4);
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
    isHeldOnce(world);
  }

  private static void isStopped(World world) {
    ShopStory.buildsSucceed(world.outside, 1);
    world.outside.target("worker").rollsBack();
    releases(world, "Drop VAT", 2);
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
    isHeldOnce(world);
  }

  private static void isHeldOnce(World world) {
    assertThat(world.hold(1)).isInstanceOf(Hold.Held.class);
    assertThat(world.shared.outbox.all()).extracting(Envelope::id).doesNotHaveDuplicates();
    assertThat(world.troubles()).isEmpty();
  }

  private static void releases(World world, String what, int release) {
    world.asks(
        DEVELOPER,
        "!pick " + world.outside.repository.commit("main", what, what.replace(' ', '-'), "1\n"));
    world.comesToRest();
    world.asks(DEVELOPER, "!release");
    world.comesToRest();
    world.confirms(MANAGER, release);
  }
}
