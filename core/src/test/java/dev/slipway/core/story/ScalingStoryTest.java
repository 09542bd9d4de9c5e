package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.release.FakeScaling;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent.ScalingSpared;
import dev.slipway.core.release.ScaleIn;
import dev.slipway.core.release.ScalingFlags;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing is taken from under a release, and all is as it was when it rests, however it ends. */
class ScalingStoryTest extends ShopStory {
  private static final ScalingFlags BEFORE = new ScalingFlags(false, true, false);
  private static final ScalingFlags STEADY = new ScalingFlags(true, true, true);
  private static final Verdict CRASHED =
      new Verdict(Reason.CRASHED, "exit code 1", "", "part of the users");

  @Test
  void scaleInIsSuspendedWhileItGoesLiveAndThenAsItWas() {
    FakeScaling web = outside.targets.scaling("web").having(BEFORE);
    FakeScaling worker = outside.targets.scaling("worker").having(STEADY);
    int release = released();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(web.history()).containsExactly(STEADY, BEFORE);
    assertThat(worker.history()).as("what was suspended before stays so").isEmpty();
  }

  @Test
  void targetsThatKeepTheirSizeAreNotMentioned() {
    outside.targets.scaling("web");
    int release = released();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(world.events(ProcessKind.RELEASE, release))
        .noneMatch(name -> name.startsWith("Scaling"));
  }

  @Test
  void whatSomebodyElseChangedMeanwhileStays() {
    FakeScaling web = outside.targets.scaling("web").having(BEFORE);
    int release = underWay();
    web.having(new ScalingFlags(true, false, true));
    aborted(release);
    world.comesToRest();
    assertThat(web.now()).contains(new ScalingFlags(false, false, false));
  }

  @Test
  void itIsAsItWasAfterAFailure() {
    FakeScaling web = outside.targets.scaling("web").having(BEFORE);
    outside.target("web").fails(CRASHED);
    int release = released();
    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
    assertThat(web.history()).containsExactly(STEADY, BEFORE);
  }

  @Test
  void itIsAsItWasWhileAMixedReleaseWaitsAndSuspendedAgainWhenItGoesOn() {
    FakeScaling web = outside.targets.scaling("web").having(BEFORE);
    FakeScaling worker = outside.targets.scaling("worker").having(BEFORE);
    outside.target("worker").fails(CRASHED);
    int release = released();
    assertThat(world.release(release)).isInstanceOf(Release.Mixed.class);
    assertThat(web.now()).contains(BEFORE);
    assertThat(worker.now()).contains(BEFORE);
    world.clicks(new Click.CarryOn(World.releaseId(release), MANAGER));
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(worker.history()).containsExactly(STEADY, BEFORE, STEADY, BEFORE);
  }

  @Test
  void aReleaseGoesOnWithoutTheRight() {
    outside.targets.scaling("web").having(BEFORE).denies("the bot lacks a permission");
    int release = released();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(world.count(World.releaseId(release), ScalingSpared.class)).isEqualTo(1);
  }

  @Test
  void aReleaseGoesOnWhenNobodyAnswers() {
    FakeScaling web = outside.targets.scaling("web").having(BEFORE).unavailable(100);
    int release = released();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(world.count(World.releaseId(release), ScalingSpared.class)).isEqualTo(1);
    assertThat(web.now()).contains(BEFORE);
  }

  @Test
  void whatCannotBeRestoredForTooLongIsLeftToPeople() {
    FakeScaling web = outside.targets.scaling("web").having(BEFORE);
    int release = underWay();
    web.unavailable(10_000);
    aborted(release);
    world.passes(Duration.ofMinutes(12));
    assertThat(world.release(release).isFinal()).isTrue();
    assertThat(scaleIn(release, "web")).isInstanceOf(ScaleIn.Stuck.class);
  }

  @Test
  void aShortOutageDelaysTheEndOnly() {
    FakeScaling web = outside.targets.scaling("web").having(BEFORE);
    int release = underWay();
    web.unavailable(3);
    aborted(release);
    world.passes(Duration.ofMinutes(2));
    assertThat(world.release(release).isFinal()).isTrue();
    assertThat(web.now()).contains(BEFORE);
  }

  private ScaleIn scaleIn(int release, String target) {
    Release.Carried carried = (Release.Carried) world.release(release);
    return carried.run().targets().stream()
        .filter(run -> run.name().equals(new TargetName(target)))
        .findFirst()
        .orElseThrow()
        .scaleIn();
  }

  private int released() {
    int release = confirmed("Fix");
    world.comesToRest();
    return release;
  }

  /** The first target is on its way, and its first part takes longer than a test lasts. */
  private int underWay() {
    outside.target("web").takes(1000);
    int release = confirmed("Fix");
    world.passes(Duration.ofSeconds(5));
    outside.target("web").takes(2);
    return release;
  }

  private void aborted(int release) {
    world.clicks(new Click.Abort(World.releaseId(release), MANAGER));
  }
}
