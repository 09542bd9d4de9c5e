package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.story.Life.Moment.AFTER;
import static dev.slipway.core.story.Life.Moment.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.Pace;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.release.Expiry;
import dev.slipway.core.release.FakeTarget;
import dev.slipway.core.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A release whose platform pauses, with the replica killed at every place where that could matter:
 * nothing is begun twice, and no pause is answered twice.
 */
class ExpiryCrashTest {
  private static final Pace BY_CLICK = new Pace(true, List.of(), Duration.ZERO, true);
  private static final Duration A_WHILE = Duration.ofMinutes(2);
  private static final Predicate<String> WRITES =
      Set.of("EventStore.start", "EventStore.append")::contains;
  private static final Predicate<String> EFFECTS =
      Set.of("Target.fetch", "Target.prepare", "Target.goLive")::contains;

  private static final Kills KILLS =
      new Kills(
          Shops.withPace(BY_CLICK, Map.of("web", 1, "worker", 1)),
          ExpiryCrashTest::play,
          ExpiryCrashTest::everythingHappenedOnce);

  @TestFactory
  Stream<DynamicTest> killedBeforeAWrite() {
    return KILLS.atEvery(WRITES, BEFORE);
  }

  @TestFactory
  Stream<DynamicTest> killedAfterAWrite() {
    return KILLS.atEvery(WRITES, AFTER);
  }

  @TestFactory
  Stream<DynamicTest> killedAfterASideEffectThatNobodyHeardOf() {
    return KILLS.atEvery(EFFECTS, AFTER);
  }

  private static void play(World world) {
    ShopStory.buildsSucceed(world.outside, 2);
    Expiry expiry = new Expiry(world.shared.clock.instant().plus(Duration.ofHours(4)), false);
    Stream.of("web", "worker")
        .forEach(name -> world.outside.target(name).beside(2).waitsUntil(expiry));
    world.asks(
        DEVELOPER, "!pick " + world.outside.repository.commit("main", "Fix", "Fix.java", "1\n"));
    world.comesToRest();
    world.asks(DEVELOPER, "!release");
    world.comesToRest();
    world.confirms(MANAGER, 2);
    goesOn(world);
    world.clicks(new Click.GoLive(World.releaseId(2), MANAGER));
    goesOn(world);
    world.comesToRest();
  }

  /** What waits within a deadline never comes to rest: whoever was killed is replaced meanwhile. */
  private static void goesOn(World world) {
    world.passes(A_WHILE);
    world.replicas.successor();
    world.passes(A_WHILE);
  }

  private static void everythingHappenedOnce(World world) {
    assertThat(world.release(2)).isInstanceOf(Release.Live.class);
    for (String name : Set.of("web", "worker")) {
      FakeTarget target = world.outside.target(name);
      assertThat(target.count("fetch")).as("fetch " + name).isEqualTo(1);
      assertThat(target.count("prepare")).as("prepare " + name).isEqualTo(1);
      assertThat(target.count("goLive")).as("go live on " + name).isEqualTo(1);
    }
    assertThat(world.shared.outbox.all()).extracting(Envelope::id).doesNotHaveDuplicates();
    assertThat(world.troubles()).isEmpty();
  }
}
