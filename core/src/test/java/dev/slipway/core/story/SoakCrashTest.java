package dev.slipway.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Pace;
import dev.slipway.core.release.Release;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A release that soaks, with a good signal and with a bad one: nothing is moved twice. */
class SoakCrashTest extends CrashContract {
  private static final SignalName ERRORS = new SignalName("errors");
  private static final App SHOP =
      Shops.soaking(
          Shops.withPace(Pace.AT_ONCE.with(List.of(ERRORS)), Map.of("web", 1, "worker", 1)),
          Duration.ofMinutes(1));

  SoakCrashTest() {
    super(
        Set.of("Target.goLive", "Target.rollBack"),
        new Kills(
            SHOP,
            world -> play(world, new Reading.Good("0.004, bad above 0.01")),
            SoakCrashTest::isLive),
        new Kills(
            SHOP,
            world -> play(world, new Reading.Bad("0.2, bad above 0.01", "the query")),
            SoakCrashTest::isBack));
  }

  private static void play(World world, Reading reading) {
    ShopStory.buildsSucceed(world.outside, 1);
    world.outside.signals.say(ERRORS, reading);
    confirmed(world, "Round VAT", 2);
    world.comesToRest();
  }

  private static void isLive(World world) {
    assertThat(world.release(2)).isInstanceOf(Release.Live.class);
    wasDone(world, "goLive", 1, "web", "worker");
  }

  private static void isBack(World world) {
    assertThat(world.release(2)).isInstanceOf(Release.Failed.class);
    wasDone(world, "goLive", 1, "web", "worker");
    for (String name : Set.of("web", "worker")) {
      assertThat(world.outside.target(name).standing().commit()).contains(world.outside.old);
    }
  }
}
