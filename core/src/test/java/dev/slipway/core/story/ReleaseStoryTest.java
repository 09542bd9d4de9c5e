package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.story.Outside.SECOND_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.AtOnce;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent.ReleaseConfirmed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReleaseStoryTest extends ShopStory {
  @Test
  void aReleaseIsPlannedConfirmedPreparedEverywhereAndGoesLiveWaveByWave() {
    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(world.events(ProcessKind.RELEASE, release))
        .filteredOn(event -> !event.equals("TargetProgressed"))
        .containsExactly(
            "ReleaseRequested",
            "ReleasePlanned",
            "ReleaseConfirmed",
            "PlanHeld",
            "TargetFetched",
            "TargetFetched",
            "TargetPrepared",
            "TargetPrepared",
            "TargetStarted",
            "TargetLive",
            "TargetStarted",
            "TargetLive");
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(world.noticesTo(MANAGER)).isEmpty();
  }

  @Test
  void aSecondReleaseWhileOneWaitsIsRefusedWithItsHolder() {
    awaiting("Round VAT");

    assertThat(refusal(world.asks(MANAGER, "!release")).why())
        .contains("release-2", "<@UDEV>", "waits for a confirmation");
  }

  @Test
  void secondConfirmationIsRefusedAndSaysWhoConfirmed() {
    int release = awaiting("Round VAT");
    PlanHash plan = world.planOf(release);
    world.confirms(MANAGER, release);

    Answer again = world.clicks(new Click.Confirm(World.releaseId(release), SECOND_MANAGER, plan));

    assertThat(refusal(again).why()).contains("confirmed by <@UREL>");
    world.comesToRest();
    assertThat(world.count(World.releaseId(release), ReleaseConfirmed.class)).isEqualTo(1);
  }

  @Test
  void manyClicksAtOnceConfirmOnce() throws Exception {
    int release = awaiting("Round VAT");
    PlanHash plan = world.planOf(release);

    var answers =
        AtOnce.run(
            8,
            thread ->
                world.clicks(
                    new Click.Confirm(
                        World.releaseId(release),
                        thread % 2 == 0 ? MANAGER : SECOND_MANAGER,
                        plan)));
    world.comesToRest();

    // Whoever confirmed may click again; the other one hears that it is too late.
    assertThat(answers).filteredOn(Answer.Accepted.class::isInstance).hasSize(4);
    assertThat(answers).filteredOn(Answer.Refused.class::isInstance).hasSize(4);
    assertThat(world.count(World.releaseId(release), ReleaseConfirmed.class)).isEqualTo(1);
    assertThat(outside.target("web").count("goLive")).isEqualTo(1);
  }

  @Test
  void aPlanThatChangedAfterTheConfirmationIsVoidAndAskedAgain() {
    int release = awaiting("Round VAT");
    PlanHash seen = world.planOf(release);
    outside.target("worker").supersede(outside.repository.head("main"));
    world.confirms(MANAGER, release);
    world.comesToRest();

    assertThat(world.release(release))
        .isInstanceOfSatisfying(
            Release.Awaiting.class,
            asked -> assertThat(asked.changes().toString()).contains("worker now runs"));
    assertThat(outside.target("web").count("fetch")).isZero();

    Answer stale = world.clicks(new Click.Confirm(World.releaseId(release), MANAGER, seen));
    assertThat(refusal(stale).why()).contains("the plan has changed");

    world.confirms(MANAGER, release);
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aPlanThatNobodyConfirmsExpiresAndFreesTheEnvironment() {
    int release = awaiting("Round VAT");

    world.passes(Duration.ofMinutes(31));

    assertThat(world.release(release)).isInstanceOf(Release.Expired.class);
    assertThat(world.asks(DEVELOPER, "!release")).isInstanceOf(Answer.Started.class);
  }

  @Test
  void aConfirmationInTheMomentOfExpiryIsRefused() {
    int release = awaiting("Round VAT");
    world.replicas.first().life.end();
    world.replicas.start();
    world.shared.clock.advance(Duration.ofMinutes(30));

    assertThat(refusal(world.confirms(MANAGER, release)).why()).contains("out of date");
  }

  @Test
  void whoeverAskedMayCancelAndTheEnvironmentIsFree() {
    int release = awaiting("Round VAT");

    world.clicks(new Click.Cancel(World.releaseId(release), DEVELOPER));

    assertThat(world.release(release)).isInstanceOf(Release.Cancelled.class);
    assertThat(world.asks(DEVELOPER, "!release")).isInstanceOf(Answer.Started.class);
  }

  @Test
  void fourEyesAreTwoPeople() {
    given(Shops.withFourEyes());
    staged("Round VAT");
    int release = number(world.asks(MANAGER, "!release"));
    world.comesToRest();

    assertThat(refusal(world.confirms(MANAGER, release)).why()).contains("second pair of eyes");
    assertThat(world.confirms(SECOND_MANAGER, release)).isInstanceOf(Answer.Accepted.class);
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void whatRunsAlreadyIsRefusedWithTheReason() {
    confirmed("Round VAT");
    world.comesToRest();

    int again = number(world.asks(DEVELOPER, "!release"));
    world.comesToRest();

    assertThat(world.release(again))
        .isInstanceOfSatisfying(
            Release.Refused.class, no -> assertThat(no.why()).contains("already runs"));
  }
}
