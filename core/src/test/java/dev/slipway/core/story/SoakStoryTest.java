package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.desk.Click;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent.SignalsRead;
import dev.slipway.core.release.Soak;
import dev.slipway.core.release.TargetRun;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.signal.Look;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Signals that are looked at while all users are on the new build and it is watched for a while.
 */
class SoakStoryTest extends ShopStory {
  private static final SignalName ERRORS = new SignalName("errors");
  private static final Duration SOAK = Duration.ofMinutes(5);
  private static final Pace WATCHED = Pace.AT_ONCE.with(List.of(ERRORS));
  private static final Map<String, Integer> ONE_WAVE = Map.of("web", 1, "worker", 1);
  private static final Map<String, Integer> TWO_WAVES = Map.of("web", 1, "worker", 2);
  private static final Reading GOOD = new Reading.Good("0.004, bad above 0.01");
  private static final Reading BAD = new Reading.Bad("0.2, bad above 0.01", "the query");
  private static final Reading FEW = new Reading.Inconclusive("12 of 100");

  @Test
  void goodSignalsLetItGoLiveAndAreAskedOncePerQuarterMinute() {
    int release = soaking(ONE_WAVE, GOOD);
    world.passes(SOAK.minusMinutes(1));
    assertThat(world.release(release)).isInstanceOf(Release.GoingLive.class);
    world.passes(Duration.ofMinutes(2));

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(world.count(World.releaseId(release), SignalsRead.class)).isEqualTo(1);
    assertThat(outside.signals.asked()).hasSizeBetween(19, 22);
  }

  @Test
  void aSignalThatIsBadTwiceTakesBackWhatAllUsersHave() {
    int release = soaking(ONE_WAVE, GOOD);
    outside.signals.say(ERRORS, BAD);
    world.passes(Duration.ofMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
    assertThat(verdicts(release)).extracting(Verdict::reason).containsOnly(Reason.SIGNAL_BAD);
    assertThat(verdicts(release))
        .extracting(Verdict::cause)
        .containsOnly("errors: 0.2, bad above 0.01, twice in a row");
    assertThat(verdicts(release)).extracting(Verdict::evidence).containsOnly("the query");
    areOld("web", "worker");
    assertThat(world.noticesTo(MANAGER)).contains(World.releaseId(release));
  }

  @Test
  void oneBadLookIsNoise() {
    int release = soaking(ONE_WAVE, BAD);
    outside.signals.say(ERRORS, GOOD);
    world.passes(SOAK.plusMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(world.count(World.releaseId(release), SignalsRead.class)).isEqualTo(2);
  }

  @Test
  void inconclusiveSignalsHoldNothingAndAreRememberedOfWhatIsLive() {
    int release = soaking(ONE_WAVE, FEW);
    world.passes(SOAK.plusMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(looks(release)).hasSize(2).allMatch(Look::isInconclusive);
  }

  @Test
  void aSourceThatIsAwayHoldsNothing() {
    int release = soaking(ONE_WAVE, GOOD);
    outside.signals.away(true);
    world.passes(SOAK.plusMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(looks(release)).allMatch(Look::isInconclusive);
  }

  @Test
  void theNextWaveBeginsWhenTheFirstHasSoakedAndIsLookedAtAnew() {
    int release = soaking(TWO_WAVES, GOOD);
    world.passes(SOAK.minusMinutes(1));
    assertThat(outside.target("worker").count("goLive")).isZero();
    world.passes(SOAK.multipliedBy(2));

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(Set.<Instant>copyOf(outside.signals.asked())).hasSize(2);
  }

  @Test
  void aBadSignalOfALaterWaveLeavesTheEarlierOneToAPerson() {
    int release = soaking(TWO_WAVES, GOOD);
    badInTheSecondWave();

    assertThat(world.release(release)).isInstanceOf(Release.Mixed.class);
    areOld("worker");
  }

  @Test
  void everythingGoesBackByItselfWhereThatWasChosen() {
    int release = soaking(Shops.thatGoesBackByItself(shop(WATCHED, TWO_WAVES)), GOOD);
    badInTheSecondWave();

    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
    areOld("web", "worker");
  }

  @Test
  void anAbortWaitsForNoSignal() {
    int release = soaking(ONE_WAVE, FEW);
    world.clicks(new Click.Abort(World.releaseId(release), MANAGER));
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
    areOld("web", "worker");
  }

  @Test
  void afterTheLastShareItSoaksAsWell() {
    Share five = Share.parse("5");
    Duration bake = Duration.ofMinutes(10);
    int release =
        soaking(shop(new Pace(false, List.of(five), bake, false, List.of(ERRORS)), ONE_WAVE), GOOD);
    assertThat(world.release(release)).isInstanceOf(Release.Baking.class);
    world.passes(bake.plusMinutes(1));
    assertThat(world.release(release)).isInstanceOf(Release.GoingLive.class);
    outside.signals.say(ERRORS, BAD);
    world.passes(Duration.ofMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
    areOld("web", "worker");
  }

  @Test
  void withoutSignalsThereIsNothingToWaitFor() {
    int release = soaking(shop(Pace.AT_ONCE, ONE_WAVE), BAD);

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(outside.signals.asked()).isEmpty();
  }

  private void badInTheSecondWave() {
    world.passes(SOAK.plusMinutes(1));
    outside.signals.say(ERRORS, BAD);
    world.passes(Duration.ofMinutes(1));
  }

  private int soaking(Map<String, Integer> waves, Reading first) {
    int release = soaking(shop(WATCHED, waves), first);
    assertThat(world.release(release)).isInstanceOf(Release.GoingLive.class);
    return release;
  }

  private int soaking(App shop, Reading first) {
    given(shop);
    outside.signals.say(ERRORS, first);
    int release = confirmed("Round VAT");
    world.passes(Duration.ofSeconds(8));
    return release;
  }

  private static App shop(Pace pace, Map<String, Integer> waves) {
    return Shops.soaking(Shops.withPace(pace, waves), SOAK);
  }

  private void areOld(String... names) {
    for (String name : names) {
      assertThat(outside.target(name).standing().commit()).as(name).contains(outside.old);
    }
  }

  private List<Verdict> verdicts(int release) {
    return targets(release).stream().map(TargetRun::verdict).flatMap(Optional::stream).toList();
  }

  private List<Look> looks(int release) {
    return targets(release).stream()
        .map(target -> target.marks().soak().flatMap(Soak::look))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<TargetRun> targets(int release) {
    return ((Release.Carried) world.release(release)).run().targets();
  }
}
