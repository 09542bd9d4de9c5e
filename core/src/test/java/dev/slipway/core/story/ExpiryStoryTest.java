package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.Pace;
import dev.slipway.core.desk.Click;
import dev.slipway.core.release.Expiry;
import dev.slipway.core.release.FakeTarget;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A platform that waits with what is prepared, but not for ever, and not only for us. */
class ExpiryStoryTest extends ShopStory {
  private static final Pace BY_CLICK = new Pace(true, List.of(), Duration.ZERO, true);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @Test
  void whatNobodyPutsLiveIsTakenAwayByThePlatformAndSaysSo() {
    int release = prepared(false);

    outside.target("web").expires();
    world.passes(HALF_AN_HOUR);

    assertThat(world.release(release))
        .isInstanceOfSatisfying(
            Release.Failed.class,
            failed ->
                assertThat(failed.run().firstVerdict())
                    .hasValueSatisfying(
                        verdict -> {
                          assertThat(verdict.reason()).isEqualTo(Reason.NOBODY_ANSWERED);
                          assertThat(verdict.reason().speaksAgainstTheBuild()).isFalse();
                        }));
    assertThat(outside.target("worker").hasSomethingPrepared()).isFalse();
    assertThat(outside.target("web").count("goLive")).isZero();
  }

  @Test
  void whatThePlatformPutsLiveByItselfTakesTheOthersAlong() {
    int release = prepared(true);

    outside.target("web").expires();
    world.passes(HALF_AN_HOUR);

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(outside.target("web").count("goLive")).isZero();
    assertThat(outside.target("worker").count("goLive")).isEqualTo(1);
  }

  @Test
  void thePlatformEndsTheWaitingBeforeTheBotDoes() {
    int release = prepared(false);

    Release.Prepared waiting = (Release.Prepared) world.release(release);

    assertThat(expiry(waiting.run()).at()).isBefore(waiting.until());
    assertThat(waiting.until()).isBefore(expiry(waiting.run()).at().plus(HALF_AN_HOUR));
  }

  @Test
  void whoPutsItLiveInTimeEndsTheWaiting() {
    int release = prepared(false);

    world.clicks(new Click.GoLive(World.releaseId(release), MANAGER));
    world.passes(Duration.ofMinutes(1));

    Release.Live live = (Release.Live) world.release(release);
    assertThat(live.run().targets()).allMatch(target -> target.expiry().isEmpty());
  }

  private int prepared(boolean goesOn) {
    given(Shops.withPace(BY_CLICK, Map.of("web", 1, "worker", 1)));
    Expiry expiry = new Expiry(world.shared.clock.instant().plus(HALF_AN_HOUR), goesOn);
    Stream.of("web", "worker")
        .map(outside::target)
        .map(target -> target.beside(0))
        .forEach((FakeTarget target) -> target.waitsUntil(expiry));
    int release = confirmed("Round VAT");
    world.passes(Duration.ofMinutes(1));
    assertThat(world.release(release)).isInstanceOf(Release.Prepared.class);
    return release;
  }

  private static Expiry expiry(Run run) {
    return run.targets().getFirst().expiry().orElseThrow();
  }
}
