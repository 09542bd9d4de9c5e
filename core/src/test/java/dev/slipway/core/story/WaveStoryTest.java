package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Click;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.TargetRun.Stage;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaveStoryTest extends ShopStory {
  @Test
  void failureInTheFirstWaveStopsBeforeTheSecondAndTellsEverybodyOnce() {
    outside.target("web").rollsBack();
    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
    assertThat(outside.target("worker").count("goLive")).isZero();
    assertThat(world.noticesTo(MANAGER)).containsExactly(World.releaseId(release));
    assertThat(world.noticesTo(DEVELOPER))
        .containsExactly(World.releaseId(1), World.releaseId(release));
  }

  @Test
  void failureInTheSecondWaveIsMixedAndCarriedOnToLive() {
    int release = mixed();

    world.clicks(new Click.CarryOn(World.releaseId(release), MANAGER));
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(outside.target("web").count("goLive")).isEqualTo(1);
    assertThat(outside.target("worker").count("fetch")).isEqualTo(1);
  }

  @Test
  void failureInTheSecondWaveIsMixedAndTakenBackToTheOldBuild() {
    int release = mixed();

    world.clicks(new Click.TakeBack(World.releaseId(release), MANAGER));
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.RolledBack.class);
    assertThat(outside.target("web").standing().commit()).contains(outside.old);
  }

  @Test
  void aMixedReleaseKeepsItsEnvironment() {
    mixed();

    assertThat(refusal(world.asks(DEVELOPER, "!release")).why())
        .contains("live on a part of its targets");
  }

  @Test
  void crashedTasksThatStayedAreTakenBackWithoutAsking() {
    outside.target("worker").crashes();
    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(stage(release, "worker")).isEqualTo(Stage.FAILED);
    assertThat(world.release(release)).isInstanceOf(Release.Mixed.class);
    assertThat(outside.target("worker").standing().commit()).contains(outside.old);
  }

  @Test
  void aSiblingThatBeganUnheardWhileAnotherFailedIsNotForgotten() {
    given(Shops.withWaves(Map.of("web", 1, "worker", 1)));
    outside.target("web").rollsBack();
    outside.target("worker").losesAnswer();
    int release = confirmed("Round VAT");
    world.comesToRest();

    assertThat(outside.target("worker").standing().commit()).get().isNotEqualTo(outside.old);
    assertThat(world.release(release)).isInstanceOf(Release.Mixed.class);
    assertThat(stage(release, "worker")).isEqualTo(Stage.LIVE);
  }

  @Test
  void aSiblingThatHadNotBegunWhenAnotherFailedIsHeldBack() {
    given(Shops.withWaves(Map.of("web", 1, "worker", 1)));
    int release = awaiting("Round VAT");
    outside.target("web").rollsBack().takes(1);
    outside.target("worker").unavailableFor("goLive", 1);
    world.confirms(MANAGER, release);
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
    assertThat(outside.target("worker").standing().commit()).contains(outside.old);
    assertThat(stage(release, "worker")).isEqualTo(Stage.FAILED);
    assertThat(((Release.Failed) world.release(release)).run().firstVerdict())
        .map(Verdict::reason)
        .contains(Reason.ROLLED_BACK);
  }

  @Test
  void whoeverDeployedInBetweenIsNotOverwritten() {
    outside.target("web").takes(3);
    int release = confirmed("Round VAT");
    world.passes(Duration.ofSeconds(1));
    outside.target("web").supersede(outside.old);
    world.comesToRest();

    assertThat(world.release(release))
        .isInstanceOfSatisfying(
            Release.Failed.class,
            failed ->
                assertThat(failed.run().firstVerdict())
                    .map(Verdict::reason)
                    .contains(Reason.SUPERSEDED));
    assertThat(outside.target("web").count("goLive")).isEqualTo(1);
  }

  private int mixed() {
    outside.target("worker").rollsBack();
    int release = confirmed("Round VAT");
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Mixed.class);
    assertThat(world.noticesTo(MANAGER)).containsExactly(World.releaseId(release));
    return release;
  }

  private Stage stage(int release, String target) {
    return ((Release.Carried) world.release(release))
        .run().targets().stream()
            .filter(run -> run.name().value().equals(target))
            .findFirst()
            .orElseThrow()
            .stage();
  }
}
