package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TroubleStoryTest extends ShopStory {
  @Test
  void aTargetThatThrottlesForMinutesIsToldOnceAndThenGoesLive() {
    outside.target("web").unavailableFor("fetch", 20);
    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(world.events(ProcessKind.RELEASE, release)).containsOnlyOnce("ReleaseDelayed");
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aHiccupIsNotWorthTelling() {
    outside.target("web").unavailableFor("fetch", 1);
    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(world.events(ProcessKind.RELEASE, release)).doesNotContain("ReleaseDelayed");
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aThrottledTargetIsNotAskedBeforeItsTimeThoughItsSiblingMoves() {
    given(Shops.withWaves(Map.of("web", 1, "worker", 1)));
    outside.target("web").unavailableFor("goLive", 1);
    outside.target("worker").takes(9);
    int release = confirmed("Round VAT");
    world.passes(Duration.ofMillis(4900));
    assertThat(outside.target("web").count("goLive")).isEqualTo(1);

    world.comesToRest();
    assertThat(outside.target("web").count("goLive")).isEqualTo(2);
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aRolloutWhoseAnswerWasLostIsFoundNotRepeated() {
    outside.target("web").losesAnswer();
    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(outside.target("web").count("goLive")).isEqualTo(1);
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aDeniedTargetFailsTheReleaseInThePlatformsWords() {
    outside.target("web").deniesOnly("goLive", "the role lacks ecs:UpdateService");
    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
    assertThat(((Release.Failed) world.release(release)).run().firstVerdict())
        .hasValueSatisfying(
            verdict -> {
              assertThat(verdict.reason()).isEqualTo(Reason.DENIED);
              assertThat(verdict.cause()).contains("ecs:UpdateService");
            });
  }

  @Test
  void aDeniedSiblingDoesNotHideThatTheOtherMoves() {
    given(Shops.withWaves(Map.of("web", 1, "worker", 1)));
    outside.target("web").deniesOnly("goLive", "the role lacks ecs:UpdateService");
    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(outside.target("worker").standing().commit()).get().isNotEqualTo(outside.old);
    assertThat(world.release(release)).isInstanceOf(Release.Mixed.class);
    assertThat(((Release.Carried) world.release(release)).run().firstVerdict())
        .map(Verdict::reason)
        .contains(Reason.DENIED);
  }

  @Test
  void aPlatformThatMayNotBeReadRefusesTheRelease() {
    staged("Round VAT");
    outside.target("web").denies("the role lacks ecs:DescribeServices");
    int release = number(world.asks(MANAGER, "!release"));
    world.comesToRest();

    assertThat(world.release(release))
        .isInstanceOfSatisfying(
            Release.Refused.class, no -> assertThat(no.why()).contains("DescribeServices"));
  }

  @Test
  void aDatabaseThatWentAwayStopsNothingForEver() {
    outside.target("web").takes(20);
    int release = confirmed("Round VAT");
    world.passes(Duration.ofSeconds(5));
    world.shared.leases.goAway();
    world.passes(Duration.ofSeconds(20));
    assertThat(world.troubles()).isNotEmpty();
    world.forgetTroubles();

    world.shared.leases.comeBack();
    world.passes(Duration.ofSeconds(10));
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(outside.target("web").count("goLive")).isEqualTo(1);
  }

  @Test
  void aGitHostThatIsAwayWhenAskedIsToldAndNothingIsStarted() {
    outside.repository.failNextCall("no route");

    assertThat(refusal(picks(merged("Round VAT"))).why()).contains("no route");
    staged("Show VAT");

    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
  }
}
