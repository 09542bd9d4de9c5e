package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.story.Life.Moment.AFTER;
import static dev.slipway.core.story.Life.Moment.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Stories with the replica killed at every place where that could matter. Another one takes over,
 * and nobody can tell the difference.
 */
abstract class CrashContract {
  static final Predicate<String> WRITES = Set.of("EventStore.start", "EventStore.append")::contains;

  private final Predicate<String> effects;
  private final List<Kills> stories;

  /**
   * @param effects the calls that change the world outside
   */
  CrashContract(Set<String> effects, Kills... stories) {
    this.effects = effects::contains;
    this.stories = List.of(stories);
  }

  @TestFactory
  final Stream<DynamicTest> killedBeforeAWrite() {
    return stories.stream().flatMap(kills -> kills.atEvery(WRITES, BEFORE));
  }

  @TestFactory
  final Stream<DynamicTest> killedAfterAWrite() {
    return stories.stream().flatMap(kills -> kills.atEvery(WRITES, AFTER));
  }

  @TestFactory
  final Stream<DynamicTest> killedAfterASideEffectThatNobodyHeardOf() {
    return stories.stream().flatMap(kills -> kills.atEvery(effects, AFTER));
  }

  /** A change is on staging, and a manager has confirmed its release to production. */
  static void confirmed(World world, String what, int release) {
    world.asks(
        DEVELOPER,
        "!pick " + world.outside.repository.commit("main", what, what.replace(' ', '-'), "1\n"));
    world.comesToRest();
    world.asks(DEVELOPER, "!release");
    world.comesToRest();
    world.confirms(MANAGER, release);
  }

  static void wasDone(World world, String method, int times, String... targets) {
    for (String name : targets) {
      assertThat(world.outside.target(name).count(method))
          .as("%s on %s", method, name)
          .isEqualTo(times);
    }
  }
}
