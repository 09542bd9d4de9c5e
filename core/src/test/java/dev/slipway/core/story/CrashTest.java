package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.story.Life.Moment.AFTER;
import static dev.slipway.core.story.Life.Moment.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.build.Build;
import dev.slipway.core.desk.Click;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Release;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The whole story, from a pick to production in two waves. */
class CrashTest extends CrashContract {
  private static final Predicate<String> SLEEPS =
      Set.of("EventStore.sleep", "Leases.take", "Leases.release")::contains;

  private static final Kills KILLS = new Kills(CrashTest::play, CrashTest::everythingHappenedOnce);

  CrashTest() {
    super(Set.of("PickBench.land", "Builder.start", "Target.fetch", "Target.goLive"), KILLS);
  }

  @TestFactory
  Stream<DynamicTest> killedAsALeaseOrATimerChanges() {
    return KILLS.atEvery(SLEEPS, AFTER);
  }

  @Test
  void whoeverIsKilledReachesNothingAnyMore() {
    try (World world = new World()) {
      Replica first = world.replicas.first();
      first.life.endsAt(1, BEFORE, WRITES);
      play(world);
      assertThat(world.replicas.all).hasSize(2);
      assertThatThrownBy(() -> first.desk.handle(new Click.Abort(World.releaseId(2), MANAGER)))
          .isInstanceOf(Killed.class);
    }
  }

  private static void play(World world) {
    ShopStory.buildsSucceed(world.outside, 2);
    Stream.of("stage", "web", "worker").forEach(name -> world.outside.target(name).takes(2));
    confirmed(world, "Fix", 2);
    world.comesToRest();
  }

  private static void everythingHappenedOnce(World world) {
    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
    assertThat(world.build(1)).isInstanceOf(Build.Built.class);
    assertThat(world.release(1)).isInstanceOf(Release.Live.class);
    assertThat(world.release(2)).isInstanceOf(Release.Live.class);
    assertThat(world.outside.repository.pushes()).isEqualTo(1);
    assertThat(world.outside.builder.starts()).hasSize(1);
    wasDone(world, "fetch", 1, "stage", "web", "worker");
    wasDone(world, "goLive", 1, "stage", "web", "worker");
    assertThat(world.noticesTo(DEVELOPER)).containsExactly(World.releaseId(1));
    assertThat(world.noticesTo(MANAGER)).isEmpty();
  }
}
