package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.story.Life.Moment.AFTER;
import static dev.slipway.core.story.Life.Moment.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Click;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ScalingFlags;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Releases that end in every way, with the replica killed at every place where that could matter:
 * targets that scale by themselves do so afterwards as they did before.
 */
class ScalingCrashTest {
  private static final ScalingFlags WEB = new ScalingFlags(false, false, false);
  private static final ScalingFlags WORKER = new ScalingFlags(false, true, true);
  private static final Verdict CRASHED =
      new Verdict(Reason.CRASHED, "exit code 1", "", "part of the users");
  private static final Predicate<String> WRITES =
      Set.of("EventStore.append", "Scaling.set", "Target.goLive", "Target.rollBack")::contains;

  private record Ending(String name, Consumer<World> play, Class<? extends Release> state) {}

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending("live", world -> {}, Release.Live.class),
          new Ending("failed", world -> fails(world, "web"), Release.Failed.class),
          new Ending("mixed", world -> fails(world, "worker"), Release.Mixed.class),
          new Ending("aborted", ScalingCrashTest::slow, Release.RolledBack.class));

  @TestFactory
  Stream<DynamicTest> killedBeforeAWrite() {
    return ENDINGS.stream().flatMap(ending -> kills(ending).atEvery(WRITES, BEFORE));
  }

  @TestFactory
  Stream<DynamicTest> killedAfterAWrite() {
    return ENDINGS.stream().flatMap(ending -> kills(ending).atEvery(WRITES, AFTER));
  }

  private static Kills kills(Ending ending) {
    return new Kills(world -> play(world, ending), world -> allIsAsItWas(world, ending));
  }

  private static void fails(World world, String target) {
    world.outside.target(target).fails(CRASHED);
  }

  private static void slow(World world) {
    world.outside.target("web").takes(1000);
  }

  private static void play(World world, Ending ending) {
    ShopStory.buildsSucceed(world.outside, 2);
    world.outside.targets.scaling("web").having(WEB);
    world.outside.targets.scaling("worker").having(WORKER);
    world.asks(
        DEVELOPER, "!pick " + world.outside.repository.commit("main", "Fix", "Fix.java", "1\n"));
    world.comesToRest();
    ending.play().accept(world);
    world.asks(DEVELOPER, "!release");
    world.comesToRest();
    world.confirms(MANAGER, 2);
    if (ending.state() == Release.RolledBack.class) {
      world.passes(Duration.ofSeconds(30));
      world.outside.target("web").takes(2);
      world.clicks(new Click.Abort(World.releaseId(2), MANAGER));
    }
    world.comesToRest();
  }

  private static void allIsAsItWas(World world, Ending ending) {
    assertThat(world.release(2)).as(ending.name()).isInstanceOf(ending.state());
    assertThat(world.outside.targets.scaling("web").now()).contains(WEB);
    assertThat(world.outside.targets.scaling("worker").now()).contains(WORKER);
  }
}
