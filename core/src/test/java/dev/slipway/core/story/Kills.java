package dev.slipway.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.App;
import dev.slipway.core.engine.Envelope;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Plays a story again and again, with the first replica killed at another place each time.
 *
 * @param shop as it is configured
 * @param play what people do
 * @param ending what has to be true afterwards, as if nobody had been killed; that nobody was told
 *     anything twice and nothing went wrong is seen in any case
 */
record Kills(App shop, Consumer<World> play, Consumer<World> ending) {
  Kills(Consumer<World> play, Consumer<World> ending) {
    this(Shops.usual(), play, ending);
  }

  /** One test for each call of these methods. */
  Stream<DynamicTest> atEvery(Predicate<String> calls, Life.Moment moment) {
    return IntStream.rangeClosed(1, countOf(calls))
        .mapToObj(
            call ->
                DynamicTest.dynamicTest(
                    "%s call %d".formatted(moment, call), () -> at(call, moment, calls)));
  }

  private int countOf(Predicate<String> calls) {
    try (World world = new World(shop)) {
      Life life = world.replicas.first().life;
      life.counts(calls);
      play.accept(world);
      assertThat(life.calls()).isPositive();
      return life.calls();
    }
  }

  private void at(int call, Life.Moment moment, Predicate<String> calls) {
    try (World world = new World(shop)) {
      world.replicas.first().life.endsAt(call, moment, calls);
      play.accept(world);
      ending.accept(world);
      assertThat(world.shared.outbox.all()).extracting(Envelope::id).doesNotHaveDuplicates();
      assertThat(world.troubles()).isEmpty();
    }
  }
}
