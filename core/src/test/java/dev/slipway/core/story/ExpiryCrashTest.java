package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.Pace;
import dev.slipway.core.desk.Click;
import dev.slipway.core.release.Expiry;
import dev.slipway.core.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A release whose platform pauses: nothing is begun twice, and no pause is answered twice. */
class ExpiryCrashTest extends CrashContract {
  private static final Pace BY_CLICK = new Pace(true, List.of(), Duration.ZERO, true);
  private static final Duration A_WHILE = Duration.ofMinutes(2);

  ExpiryCrashTest() {
    super(
        Set.of("Target.fetch", "Target.prepare", "Target.goLive"),
        new Kills(
            Shops.withPace(BY_CLICK, Map.of("web", 1, "worker", 1)),
            ExpiryCrashTest::play,
            ExpiryCrashTest::everythingHappenedOnce));
  }

  private static void play(World world) {
    ShopStory.buildsSucceed(world.outside, 2);
    Expiry expiry = new Expiry(world.shared.clock.instant().plus(Duration.ofHours(4)), false);
    Stream.of("web", "worker")
        .forEach(name -> world.outside.target(name).beside(2).waitsUntil(expiry));
    confirmed(world, "Fix", 2);
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
    wasDone(world, "fetch", 1, "web", "worker");
    wasDone(world, "prepare", 1, "web", "worker");
    wasDone(world, "goLive", 1, "web", "worker");
  }
}
