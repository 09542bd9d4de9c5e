package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent.SignalsRead;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Signals that are looked at while a share of the users is on the new build. */
class SignalStoryTest extends ShopStory {
  private static final SignalName ERRORS = new SignalName("errors");
  private static final Share FIVE = Share.parse("5");
  private static final Duration BAKE = Duration.ofMinutes(10);
  private static final Pace BY_CLOCK = new Pace(false, List.of(FIVE), BAKE, false, List.of(ERRORS));
  private static final Pace BY_CLICK = new Pace(false, List.of(FIVE), BAKE, true, List.of(ERRORS));
  private static final Reading GOOD = new Reading.Good("0.004, bad above 0.01");
  private static final Reading BAD = new Reading.Bad("0.2, bad above 0.01", "the query");
  private static final Reading FEW = new Reading.Inconclusive("12 of 100");

  @Test
  void goodSignalsLetTheClockGoOnAndAreAskedOncePerQuarterMinute() {
    int release = baking(BY_CLOCK, GOOD);
    world.passes(BAKE.plusMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(looks(release)).isEqualTo(1);
    assertThat(outside.signals.asked()).hasSizeBetween(38, 44);
  }

  @Test
  void aSignalThatIsBadTwiceTakesTheShareBack() {
    int release = baking(BY_CLOCK, GOOD);
    outside.signals.say(ERRORS, BAD);
    world.passes(Duration.ofMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
    assertThat(reasons(release)).containsOnly(Reason.SIGNAL_BAD);
    assertThat(outside.target("web").share()).isEmpty();
    assertThat(world.noticesTo(MANAGER)).contains(World.releaseId(release));
  }

  @Test
  void oneBadLookIsNoise() {
    int release = baking(BY_CLOCK, BAD);
    outside.signals.say(ERRORS, GOOD);
    world.passes(BAKE.plusMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(looks(release)).isEqualTo(2);
  }

  @Test
  void whatIsBadWhileAPersonIsAwaitedGoesBackAsWell() {
    int release = baking(BY_CLICK, BAD);
    world.passes(Duration.ofMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
  }

  @Test
  void inconclusiveSignalsWaitForAClickAndWhoeverConfirmedIsTold() {
    int release = baking(BY_CLOCK, FEW);
    world.passes(BAKE.minusMinutes(1));
    assertThat(world.noticesTo(MANAGER)).doesNotContain(World.releaseId(release));
    world.passes(BAKE.multipliedBy(3));
    assertThat(looks(release)).isEqualTo(2);
    assertThat(world.release(release)).isInstanceOf(Release.Baking.class);
    assertThat(world.noticesTo(MANAGER)).contains(World.releaseId(release));

    assertThat(world.clicks(new Click.Raise(World.releaseId(release), MANAGER, Share.ALL)))
        .isInstanceOf(Answer.Accepted.class);
    world.passes(Duration.ofSeconds(30));

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void whatBecomesGoodAfterTheTimeGoesOnByItself() {
    int release = baking(BY_CLOCK, FEW);
    world.passes(BAKE.plusMinutes(5));
    outside.signals.say(ERRORS, GOOD);
    world.passes(Duration.ofMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aSourceThatIsAwayIsInconclusiveAndNeverInTheWayOfAnAbort() {
    int release = baking(BY_CLOCK, GOOD);
    outside.signals.away(true);
    world.passes(BAKE.plusMinutes(1));
    assertThat(world.release(release)).isInstanceOf(Release.Baking.class);

    world.clicks(new Click.Abort(World.releaseId(release), MANAGER));
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
  }

  @Test
  void earlierWavesStayAndAPersonDecidesAboutThem() {
    given(Shops.withPace(BY_CLOCK, Map.of("web", 1, "worker", 2)));
    int release = confirmedBeside(GOOD);
    world.passes(BAKE.plusMinutes(1));
    outside.signals.say(ERRORS, BAD);
    world.passes(Duration.ofMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Mixed.class);
    assertThat(outside.target("worker").share()).isEmpty();
  }

  private int baking(Pace pace, Reading first) {
    given(Shops.withPace(pace, Map.of("web", 1, "worker", 1)));
    int release = confirmedBeside(first);
    assertThat(world.release(release)).isInstanceOf(Release.Baking.class);
    return release;
  }

  private int confirmedBeside(Reading first) {
    Stream.of("web", "worker").forEach(name -> outside.target(name).beside(3));
    outside.signals.say(ERRORS, first);
    int release = confirmed("Round VAT");
    world.passes(Duration.ofSeconds(8));
    return release;
  }

  private long looks(int release) {
    return world.count(World.releaseId(release), SignalsRead.class);
  }

  private List<Reason> reasons(int release) {
    return ((Release.Carried) world.release(release))
        .run().targets().stream()
            .map(target -> target.verdict())
            .flatMap(Optional::stream)
            .map(Verdict::reason)
            .toList();
  }
}
