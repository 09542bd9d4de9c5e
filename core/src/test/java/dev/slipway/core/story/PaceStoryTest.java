package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Targets on which the new build runs beside the old one before anybody meets it. */
class PaceStoryTest extends ShopStory {
  private static final Share SOME = Share.parse("0.5");
  private static final Share HALF = Share.parse("50");
  private static final Duration BAKE = Duration.ofMinutes(10);
  private static final Pace BY_CLICK = new Pace(true, List.of(SOME, HALF), BAKE, true);
  private static final Pace BY_CLOCK = new Pace(false, List.of(SOME, HALF), BAKE, false);

  @Test
  void whatIsPreparedWaitsForAClickAndEachShareForAnother() {
    int release = prepared(BY_CLICK);
    assertThat(users("web")).isEmpty();

    goLive(release);
    assertThat(users("web")).contains(SOME);
    assertThat(world.release(release)).isInstanceOf(Release.Baking.class);
    raise(release, HALF);
    assertThat(users("worker")).contains(HALF);
    raise(release, Share.ALL);

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(outside.target("web").count("goLive")).isEqualTo(3);
    assertThat(outside.target("web").count("prepare")).isEqualTo(1);
  }

  @Test
  void sharesGrowByTheClockWhenNobodyIsAsked() {
    int release = confirmedAt(BY_CLOCK);
    world.passes(BAKE.minusMinutes(1));
    assertThat(users("web")).contains(SOME);
    world.passes(Duration.ofMinutes(2));
    assertThat(users("web")).contains(HALF);
    world.passes(BAKE.plusMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void twoWhoClickForTheSameShareBringItOnce() {
    int release = prepared(BY_CLICK);
    goLive(release);
    raise(release, HALF);

    Answer late =
        world.clicks(new Click.Raise(World.releaseId(release), Outside.SECOND_MANAGER, HALF));

    assertThat(refusal(late).why()).contains("out of date", "live for 50 %");
    assertThat(outside.target("web").count("goLive")).isEqualTo(2);
  }

  @Test
  void onlyWhoMayConfirmPutsItLiveAndOnlyOnce() {
    int release = prepared(BY_CLICK);

    assertThat(refusal(world.clicks(new Click.GoLive(World.releaseId(release), DEVELOPER))).why())
        .contains("put a release live on production");
    goLive(release);

    assertThat(
            refusal(
                    world.clicks(
                        new Click.GoLive(World.releaseId(release), Outside.SECOND_MANAGER)))
                .why())
        .contains("live for 0.5 %");
  }

  @Test
  void whatNobodyPutsLiveIsTakenAwayAfterADay() {
    int release = prepared(BY_CLICK);

    world.passes(Duration.ofDays(1).plusMinutes(1));

    assertThat(world.release(release)).isInstanceOf(Release.Expired.class);
    nothingIsLeft();
  }

  @Test
  void anAbortTakesAwayWhatWasPrepared() {
    int release = prepared(BY_CLICK);

    world.clicks(new Click.Abort(World.releaseId(release), MANAGER));
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Cancelled.class);
    nothingIsLeft();
    assertThat(outside.target("web").count("goLive")).isZero();
  }

  @Test
  void anAbortAtAShareTakesUsersBack() {
    int release = prepared(BY_CLICK);
    goLive(release);

    world.clicks(new Click.Abort(World.releaseId(release), MANAGER));
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
    assertThat(users("web")).isEmpty();
    nothingIsLeft();
  }

  @Test
  void oneThatCannotBePreparedTakesTheOthersPreparationAway() {
    given(Shops.withPace(BY_CLICK, Map.of("web", 1, "worker", 1)));
    beside();
    outside
        .target("worker")
        .failsToPrepare(new Verdict(Reason.NEVER_HEALTHY, "it answers 500", "HTTP 500", ""));

    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
    nothingIsLeft();
  }

  @Test
  void theSecondWaveBeginsWithTheFirstShareAgain() {
    given(Shops.withPace(BY_CLOCK, Map.of("web", 1, "worker", 2)));
    beside();
    int release = confirmed("Round VAT");
    world.passes(BAKE.multipliedBy(2).plusMinutes(2));

    assertThat(outside.target("web").share()).isEmpty();
    assertThat(users("worker")).contains(SOME);
    world.passes(BAKE.multipliedBy(2).plusMinutes(2));
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  private int prepared(Pace pace) {
    int release = confirmedAt(pace);
    assertThat(world.release(release)).isInstanceOf(Release.Prepared.class);
    return release;
  }

  private int confirmedAt(Pace pace) {
    given(Shops.withPace(pace, Map.of("web", 1, "worker", 1)));
    beside();
    int release = confirmed("Round VAT");
    world.passes(Duration.ofSeconds(30));
    return release;
  }

  private void beside() {
    Stream.of("web", "worker").forEach(name -> outside.target(name).beside(3));
  }

  private void goLive(int release) {
    assertThat(world.clicks(new Click.GoLive(World.releaseId(release), MANAGER)))
        .isInstanceOf(Answer.Accepted.class);
    world.passes(Duration.ofSeconds(30));
  }

  private void raise(int release, Share to) {
    assertThat(world.clicks(new Click.Raise(World.releaseId(release), MANAGER, to)))
        .isInstanceOf(Answer.Accepted.class);
    world.passes(Duration.ofSeconds(30));
  }

  private Optional<Share> users(String name) {
    return outside.target(name).share();
  }

  private void nothingIsLeft() {
    assertThat(Stream.of("web", "worker").map(name -> outside.target(name).hasSomethingPrepared()))
        .containsOnly(false);
  }
}
