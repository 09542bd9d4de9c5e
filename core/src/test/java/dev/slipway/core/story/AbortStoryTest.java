package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.release.Release;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbortStoryTest extends ShopStory {
  @Test
  void abortWhilePreparingCancelsAndUsersMeetNothing() {
    int release = awaiting("Round VAT");
    outside.target("worker").unavailableFor("fetch", 30);
    world.confirms(MANAGER, release);
    world.passes(Duration.ofSeconds(5));

    assertThat(aborts(release)).isInstanceOf(Answer.Accepted.class);
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Cancelled.class);
    assertThat(outside.target("web").count("goLive")).isZero();
  }

  @Test
  void abortBeforeTheConfirmationIsTheWrongButton() {
    assertThat(refusal(aborts(awaiting("Round VAT"))).why()).contains("out of date");
  }

  @Test
  void abortInTheFirstWaveTakesItBack() {
    outside.target("web").takes(100);
    int release = confirmed("Round VAT");
    world.passes(Duration.ofSeconds(5));
    outside.target("web").takes(2);

    aborts(release);
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
    assertThat(outside.target("web").standing().commit()).contains(outside.old);
    assertThat(outside.target("worker").count("goLive")).isZero();
  }

  @Test
  void aTargetThatDoesNotGoBackIsAskedAgainWithPauses() {
    outside.target("web").takes(100);
    int release = confirmed("Round VAT");
    world.passes(Duration.ofSeconds(5));
    outside.target("web").takes(2).ignoresRollBacks(2);

    aborts(release);
    world.passes(Duration.ofSeconds(10));
    assertThat(outside.target("web").count("rollBack")).isEqualTo(1);
    world.comesToRest();

    assertThat(outside.target("web").count("rollBack")).isEqualTo(3);
    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
  }

  @Test
  void abortInTheSecondWaveLeavesTheFirstLiveAndAsks() {
    outside.target("worker").takes(100);
    int release = confirmed("Round VAT");
    world.passes(Duration.ofSeconds(20));
    outside.target("worker").takes(2);

    aborts(release);
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Mixed.class);
    assertThat(outside.target("worker").standing().commit()).contains(outside.old);
  }

  @Test
  void abortInTheMomentInWhichATargetBeginsTakesItBack() {
    int release = awaiting("Round VAT");
    Replica first = world.replicas.first();
    first.life.pausesAfter("Target.goLive");
    world.confirms(MANAGER, release);
    world.replicas.until(first.life::isPaused);

    assertThat(aborts(release)).isInstanceOf(Answer.Accepted.class);
    first.life.wakeUp();
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
    assertThat(outside.target("web").standing().commit()).contains(outside.old);
  }

  @Test
  void carryingOnAfterAnAbortGoesThroughAllWavesThatAreLeft() {
    given(Shops.withWaves(Map.of("web", 1, "worker", 2, "cron", 3)));
    outside.target("worker").takes(100);
    int release = confirmed("Round VAT");
    world.passes(Duration.ofSeconds(20));
    outside.target("worker").takes(2);
    aborts(release);
    world.comesToRest();

    world.clicks(new Click.CarryOn(World.releaseId(release), MANAGER));
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(world.events(ProcessKind.RELEASE, release)).containsOnlyOnce("CarryOnRequested");
  }

  @Test
  void aLiveReleaseCannotBeAborted() {
    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(refusal(aborts(release)).why()).contains("release-2 is live");
  }

  private Answer aborts(int release) {
    return world.clicks(new Click.Abort(World.releaseId(release), DEVELOPER));
  }
}
