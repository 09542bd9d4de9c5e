package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.story.Life.Moment.AFTER;
import static dev.slipway.core.story.Life.Moment.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.release.FakeTarget;
import dev.slipway.core.release.Release;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A release with tasks, a click before it goes live, a share in between and a signal, with the
 * replica killed at every place where that could matter: nothing is run, prepared or moved twice.
 */
class PacedCrashTest {
  private static final Share FIVE = Share.parse("5");
  private static final SignalName ERRORS = new SignalName("errors");
  private static final Pace PACE =
      new Pace(true, List.of(FIVE), Duration.ofMinutes(10), false, List.of(ERRORS));
  private static final Predicate<String> WRITES =
      Set.of("EventStore.start", "EventStore.append")::contains;
  private static final Predicate<String> EFFECTS =
      Set.of("Target.fetch", "Target.prepare", "Target.goLive", "Tasks.run")::contains;

  private static final Kills KILLS =
      new Kills(
          Shops.withTasks(
              Shops.withPace(PACE, Map.of("web", 1, "worker", 1)),
              task("migrate", When.BEFORE),
              task("warm-up", When.AFTER)),
          PacedCrashTest::play,
          PacedCrashTest::everythingHappenedOnce);

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
    Stream.of("web", "worker").forEach(name -> world.outside.target(name).beside(2));
    world.outside.signals.say(ERRORS, new Reading.Good("0.004, bad above 0.01"));
    world.asks(
        DEVELOPER, "!pick " + world.outside.repository.commit("main", "Fix", "Fix.java", "1\n"));
    world.comesToRest();
    world.asks(DEVELOPER, "!release");
    world.comesToRest();
    world.confirms(MANAGER, 2);
    world.comesToRest();
    world.clicks(new Click.GoLive(World.releaseId(2), MANAGER));
    world.comesToRest();
  }

  private static void everythingHappenedOnce(World world) {
    assertThat(world.release(2)).isInstanceOf(Release.Live.class);
    assertThat(world.outside.targets.tasks().starts())
        .containsExactly(new TaskName("migrate"), new TaskName("warm-up"));
    for (String name : Set.of("web", "worker")) {
      FakeTarget target = world.outside.target(name);
      assertThat(target.count("fetch")).as("fetch " + name).isEqualTo(1);
      assertThat(target.count("prepare")).as("prepare " + name).isEqualTo(1);
      assertThat(target.count("goLive")).as("go live on " + name).isEqualTo(2);
    }
    assertThat(world.shared.outbox.all()).extracting(Envelope::id).doesNotHaveDuplicates();
    assertThat(world.troubles()).isEmpty();
  }

  private static DeployTask task(String name, When when) {
    return new DeployTask(
        new TaskName(name), when, new TargetName("web"), List.of(), Duration.ofMinutes(10));
  }
}
