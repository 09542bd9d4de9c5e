package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.OUTSIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.desk.Page;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Release;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Environments that are closed to releases. */
class HoldStoryTest extends ShopStory {
  @Test
  void nobodyReleasesToWhatIsHeldUntilItIsOpenAgain() {
    staged("Round VAT");
    assertThat(world.asks(MANAGER, "!hold production for 2h the tax office looks at it"))
        .isInstanceOf(Answer.Started.class);

    assertThat(refusal(world.asks(DEVELOPER, "!release")).why())
        .isEqualTo(
            "production of shop is held by <@UREL> (for less than a minute so far, 2 h 0 min left):"
                + " the tax office looks at it");
    assertThat(world.asks(DEVELOPER, "!release --dry-run"))
        .isInstanceOfSatisfying(
            Answer.Shown.class,
            shown -> assertThat(((Page.ReleaseDryRun) shown.page()).hold()).isPresent());

    world.passes(Duration.ofHours(2));
    world.comesToRest();
    assertThat(world.hold(1)).isInstanceOf(Hold.Ended.class);
    assertThat(world.asks(DEVELOPER, "!release")).isInstanceOf(Answer.Started.class);
  }

  @Test
  void rightAfterItWasClosedAllOfItsTimeIsLeft() {
    staged("Round VAT");
    world.asks(MANAGER, "!hold production for 14d the year is closed");
    world.passes(Duration.ofSeconds(2));

    assertThat(refusal(world.asks(DEVELOPER, "!release")).why()).contains(", 14 days left)");
    world.passes(Duration.ofHours(1));
    assertThat(refusal(world.asks(DEVELOPER, "!release")).why()).contains(", 13 days left)");
  }

  @Test
  void aPlanThatWaitsIsNotConfirmedWhileTheEnvironmentIsHeld() {
    int release = awaiting("Round VAT");
    world.asks(MANAGER, "!hold production users are voting");

    assertThat(refusal(world.confirms(MANAGER, release)).why()).contains("until it is lifted");
    assertThat(world.release(release)).isInstanceOf(Release.Awaiting.class);

    assertThat(world.asks(MANAGER, "!unhold production")).isInstanceOf(Answer.Shown.class);
    assertThat(world.confirms(MANAGER, release)).isInstanceOf(Answer.Accepted.class);
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aReleaseThatIsUnderWayGoesOn() {
    int release = confirmed("Round VAT");
    world.asks(MANAGER, "!hold production users are voting");
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aBuildWaitsForStagingAndGoesThereWhenItIsOpenAgain() {
    world.asks(DEVELOPER, "!hold staging for 45m load test");
    picks(merged("Round VAT"));
    world.passes(Duration.ofMinutes(10));

    assertThat(world.events(ProcessKind.BUILD, 1)).containsOnlyOnce("StagingQueued");
    assertThat(world.pick(1)).isNotInstanceOf(Pick.Staged.class);

    world.clicks(new Click.Lift(World.holdId(1), DEVELOPER));
    world.comesToRest();
    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
    assertThat(world.hold(1)).isInstanceOf(Hold.Lifted.class);
  }

  @Test
  void aSecondHoldIsRefusedWithTheFirstAndTheSameOneIsPlacedOnce() {
    Answer first = world.asks("message-a", MANAGER, "!hold production users are voting");

    assertThat(world.asks("message-a", MANAGER, "!hold production users are voting"))
        .isEqualTo(first);
    assertThat(refusal(world.asks(DEVELOPER, "!hold production for 1h me too")).why())
        .contains("is held by <@UREL>", "users are voting");
  }

  @Test
  void openingItTwiceByTheSameCommandIsOpeningItOnce() {
    world.asks(MANAGER, "!hold production users are voting");

    Answer first = world.asks("message-a", MANAGER, "!unhold production");
    assertThat(world.asks("message-a", MANAGER, "!unhold production"))
        .isInstanceOf(first.getClass());
    assertThat(refusal(world.asks("message-b", MANAGER, "!unhold production")).why())
        .isEqualTo("production of shop is not held");
    assertThat(world.events(ProcessKind.HOLD, 1)).containsExactly("HoldPlaced", "HoldLifted");
  }

  @Test
  void onlyWhoMayReleaseOrConfirmMayHoldAndOpen() {
    assertThat(refusal(world.asks(OUTSIDER, "!hold production for fun")).why())
        .isEqualTo("you may not hold production of shop");
    world.asks(MANAGER, "!hold production users are voting");

    assertThat(refusal(world.asks(OUTSIDER, "!unhold production")).why())
        .isEqualTo("you may not open production of shop");
    assertThat(refusal(world.clicks(new Click.Lift(World.holdId(1), OUTSIDER))).why())
        .isEqualTo("you may not open production of shop");
  }

  @Test
  void aDryRunClosesNothing() {
    staged("Round VAT");
    assertThat(world.asks(MANAGER, "!hold production for 1d --dry-run users are voting"))
        .isInstanceOf(Answer.Shown.class);
    assertThat(world.asks(DEVELOPER, "!release")).isInstanceOf(Answer.Started.class);
  }
}
