package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.desk.Click;
import dev.slipway.core.release.Release;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A release with tasks, a click before it goes live, a share in between and a signal: nothing is
 * run, prepared or moved twice.
 */
class PacedCrashTest extends CrashContract {
  private static final Share FIVE = Share.parse("5");
  private static final SignalName ERRORS = new SignalName("errors");
  private static final Pace PACE =
      new Pace(true, List.of(FIVE), Duration.ofMinutes(10), false, List.of(ERRORS));

  PacedCrashTest() {
    super(
        Set.of("Target.fetch", "Target.prepare", "Target.goLive", "Tasks.run"),
        new Kills(
            Shops.withTasks(
                Shops.withPace(PACE, Map.of("web", 1, "worker", 1)),
                task("migrate", When.BEFORE),
                task("warm-up", When.AFTER)),
            PacedCrashTest::play,
            PacedCrashTest::everythingHappenedOnce));
  }

  private static void play(World world) {
    ShopStory.buildsSucceed(world.outside, 2);
    Stream.of("web", "worker").forEach(name -> world.outside.target(name).beside(2));
    world.outside.signals.say(ERRORS, new Reading.Good("0.004, bad above 0.01"));
    confirmed(world, "Fix", 2);
    world.comesToRest();
    world.clicks(new Click.GoLive(World.releaseId(2), MANAGER));
    world.comesToRest();
  }

  private static void everythingHappenedOnce(World world) {
    assertThat(world.release(2)).isInstanceOf(Release.Live.class);
    assertThat(world.outside.targets.tasks().starts())
        .containsExactly(new TaskName("migrate"), new TaskName("warm-up"));
    wasDone(world, "fetch", 1, "web", "worker");
    wasDone(world, "prepare", 1, "web", "worker");
    wasDone(world, "goLive", 2, "web", "worker");
  }

  private static DeployTask task(String name, When when) {
    return new DeployTask(
        new TaskName(name), when, new TargetName("web"), List.of(), Duration.ofMinutes(10));
  }
}
