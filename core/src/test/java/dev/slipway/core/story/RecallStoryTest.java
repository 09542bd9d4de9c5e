package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Refusal;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A release that is under way goes back, by a person's word or by itself. */
class RecallStoryTest extends ShopStory {
  private static final Verdict NO_ROOM =
      new Verdict(Reason.NO_CAPACITY, "no room for 1 task", "RESOURCE:MEMORY", "the old build");

  @Test
  void rollbackStopsWhatIsUnderWayAndTakesBackWhatIsLive() {
    outside.target("worker").takes(100);
    int release = confirmed("Drop VAT");
    world.passes(Duration.ofSeconds(20));
    outside.target("worker").takes(2);

    assertThat(world.asks(MANAGER, "!rollback"))
        .isEqualTo(new Answer.Started(World.releaseId(release)));
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
    oldBuildEverywhere();
    heldBy(release);
    assertThat(world.noticesTo(MANAGER)).containsExactly(World.releaseId(release));
  }

  @Test
  void aDryRunSaysWhatIsUnderWayAndWhichButtonEndsIt() {
    int asks = awaiting("Round VAT");
    assertThat(refusal(world.asks(MANAGER, "!rollback --dry-run")).next())
        .isEqualTo(
            "`Cancel` on its card ends it; `!rollback shop in production` does so by itself, for"
                + " whoever may.");
    outside.target("web").takes(100);
    outside.target("worker").rollsBack();
    world.confirms(MANAGER, asks);
    world.passes(Duration.ofSeconds(20));

    Refusal moving = refusal(world.asks(MANAGER, "!rollback --dry-run"));
    assertThat(moving.why()).startsWith("production is busy with release-2: release-2 is going");
    assertThat(moving.next())
        .isEqualTo(
            "`Abort` on its card stops it, and what is live stays live;"
                + " `!rollback shop in production` takes all of it back.");
    outside.target("web").takes(2);
    world.passes(Duration.ofMinutes(5));

    assertThat(world.release(asks)).isInstanceOf(Release.Mixed.class);
    assertThat(refusal(world.asks(MANAGER, "!rollback --dry-run")).next())
        .startsWith("`Take back` on its card takes all of it back, and so does `!rollback shop");
  }

  @Test
  void theSameRollbackTwiceStopsOneReleaseAndStartsNone() {
    outside.target("worker").rollsBack();
    int release = confirmed("Drop VAT");
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Mixed.class);

    Answer first = world.asks("message-x", MANAGER, "!rollback");
    world.comesToRest();

    assertThat(world.asks("message-x", MANAGER, "!rollback")).isEqualTo(first);
    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
    assertThat(world.events(ProcessKind.RELEASE, release)).containsOnlyOnce("RollbackRequested");
    heldBy(release);
  }

  @Test
  void whatIsOnlyPreparedIsCancelledAndNothingIsHeld() {
    int release = awaiting("Drop VAT");
    outside.target("worker").unavailableFor("fetch", 30);
    world.confirms(MANAGER, release);
    world.passes(Duration.ofSeconds(5));

    world.asks(DEVELOPER, "!rollback");
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Cancelled.class);
    assertThat(world.asks(DEVELOPER, "!release")).isInstanceOf(Answer.Started.class);
  }

  @Test
  void aRollbackIsNotRolledBack() {
    confirmed("Round VAT");
    world.comesToRest();
    confirmed("Drop VAT");
    world.comesToRest();
    outside.target("worker").takes(100);
    int back = number(world.asks(DEVELOPER, "!rollback"));
    world.comesToRest();
    world.confirms(MANAGER, back);
    world.passes(Duration.ofSeconds(5));

    assertThat(refusal(world.asks(MANAGER, "!rollback")).why()).contains("busy with release-5");
  }

  @Test
  void aCrashInTheSecondWaveTakesTheFirstBackByItselfWhereThatWasChosen() {
    given(Shops.thatGoesBackByItself(Shops.usual()));
    outside.target("worker").crashes();
    int release = confirmed("Drop VAT");
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
    oldBuildEverywhere();
    heldBy(release);
    world.asks(MANAGER, "!unhold production");
    assertThat(refusal(world.asks(DEVELOPER, "!release")).why())
        .contains("was rolled back from production in release-" + release);
  }

  @Test
  void aCrashOnTheOnlyTargetHoldsTheEnvironmentToo() {
    given(Shops.thatGoesBackByItself(Shops.withWaves(Map.of("web", 1))));
    outside.target("web").crashes();
    int release = confirmed("Drop VAT");
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
    heldBy(release);
  }

  @Test
  void noRoomIsNotTheBuildsFaultAndAPersonDecides() {
    given(Shops.thatGoesBackByItself(Shops.usual()));
    outside.target("worker").fails(NO_ROOM);
    int release = confirmed("Drop VAT");
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Mixed.class);
    assertThat(outside.target("web").standing().commit()).get().isNotEqualTo(outside.old);
  }

  private void oldBuildEverywhere() {
    assertThat(outside.target("web").standing().commit()).contains(outside.old);
    assertThat(outside.target("worker").standing().commit()).contains(outside.old);
  }

  private void heldBy(int release) {
    assertThat(world.hold(1))
        .isInstanceOfSatisfying(
            Hold.Held.class,
            held -> {
              assertThat(held.request().by()).isEqualTo(MANAGER);
              assertThat(held.request().reason()).endsWith("(release-%d)".formatted(release));
              assertThat(held.request().until()).isEmpty();
            });
  }
}
