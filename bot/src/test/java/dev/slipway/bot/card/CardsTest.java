package dev.slipway.bot.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.Apps;
import dev.slipway.core.build.Build;
import dev.slipway.core.cut.Cut;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Release;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CardsTest {
  private static final Story STORY = new Story(Samples.apps());

  @Test
  void everyStateOfAPickHasItsCard() {
    CardSamples.picks()
        .forEach(
            (name, pick) -> Shown.check("pick-" + name, Shown.of(STORY.card(Samples.PICK, pick))));
    assertThat(kinds(CardSamples.picks().values())).isEqualTo(leaves(Pick.class));
  }

  @Test
  void everyStateOfABuildHasItsCard() {
    CardSamples.builds()
        .forEach(
            (name, build) ->
                Shown.check(
                    "build-" + name,
                    Shown.of(STORY.card(CardSamples.current(Samples.BUILD, build)))));
    assertThat(kinds(CardSamples.builds().values())).isEqualTo(leaves(Build.class));
  }

  @Test
  void everyStateOfAReleaseHasItsCard() {
    ReleaseSamples.all()
        .forEach(
            (name, release) ->
                Shown.check(
                    "release-" + name,
                    Shown.of(STORY.releaseCard(CardSamples.current(Samples.RELEASE, release)))));
    assertThat(kinds(ReleaseSamples.all().values())).isEqualTo(leaves(Release.class));
  }

  @Test
  void nobodyIsAskedToLookWhereNothingComesBefore() {
    Story alone = new Story(new Apps(List.of(Samples.shop(List.of(Samples.production())))));
    ReleaseSamples.all()
        .forEach(
            (name, release) ->
                assertThat(
                        Shown.of(alone.releaseCard(CardSamples.current(Samples.RELEASE, release)))
                            .toString())
                    .as(name)
                    .doesNotContain(
                        "accepted: ",
                        "not looked yet",
                        "not looked at by",
                        "nobody to ask",
                        "Remind"));
  }

  @Test
  void everyStateOfAHoldHasItsCard() {
    CardSamples.holds()
        .forEach(
            (name, hold) -> Shown.check("hold-" + name, Shown.of(STORY.card(Samples.HOLD, hold))));
    assertThat(kinds(CardSamples.holds().values())).isEqualTo(leaves(Hold.class));
  }

  @Test
  void everyStateOfACutHasItsCard() {
    CardSamples.cuts()
        .forEach((name, cut) -> Shown.check("cut-" + name, Shown.of(STORY.card(Samples.CUT, cut))));
    assertThat(kinds(CardSamples.cuts().values())).isEqualTo(leaves(Cut.class));
  }

  private static Set<Class<?>> kinds(Collection<?> states) {
    return states.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  private static Set<Class<?>> leaves(Class<?> sealed) {
    return Stream.of(sealed)
        .<Class<?>>mapMulti(CardsTest::spread)
        .filter(Predicate.not(Class::isInterface))
        .collect(Collectors.toSet());
  }

  private static void spread(Class<?> type, Consumer<? super Class<?>> into) {
    into.accept(type);
    if (type.isSealed()) {
      Arrays.stream(type.getPermittedSubclasses()).forEach(each -> spread(each, into));
    }
  }
}
