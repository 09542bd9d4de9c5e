package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.OUTSIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Production goes back to what was verified live there before. */
class RollbackStoryTest extends ShopStory {
  @Test
  void productionGoesBackInReverseWavesAndIsHeldUntilSomebodyOpensIt() {
    CommitSha good = released("Round VAT");
    CommitSha bad = released("Drop VAT");

    int release = rollback("!rollback");
    Plan plan = world.release(release).plan().orElseThrow();
    assertThat(plan.to().sha()).isEqualTo(good);
    assertThat(plan.leaving()).extracting(commit -> commit.subject()).containsExactly("Drop VAT");
    assertThat(plan.targets())
        .extracting(PlannedTarget::name, PlannedTarget::wave)
        .containsExactly(tuple(Samples.WORKER, 1), tuple(Samples.WEB, 2));

    world.confirms(MANAGER, release);
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(running("web")).isEqualTo(good);
    assertThat(running("worker")).isEqualTo(good);
    assertThat(world.hold(1))
        .isInstanceOfSatisfying(
            Hold.Held.class,
            held -> {
              assertThat(held.request().by()).isEqualTo(MANAGER);
              assertThat(held.request().reason())
                  .isEqualTo("rolled back from %s (release-4)".formatted(bad.abbreviated()));
            });
    assertThat(refusal(world.asks(DEVELOPER, "!release")).why()).contains("is held by <@UREL>");
    assertThat(world.asks(MANAGER, "!unhold production")).isInstanceOf(Answer.Shown.class);
  }

  @Test
  void whatWasRolledBackIsNotReleasedAgainUntilSomebodySaysSo() {
    released("Round VAT");
    CommitSha bad = released("Drop VAT");
    rolledBack();
    world.asks(MANAGER, "!unhold production");

    assertThat(refusal(world.asks(DEVELOPER, "!release")).why())
        .isEqualTo(
            "`%s` was rolled back from production in release-5".formatted(bad.abbreviated()));
    assertThat(refusal(world.asks(DEVELOPER, "!release " + bad)).offer())
        .contains("release shop %s to production --again".formatted(bad.value().substring(0, 12)));
    assertThat(refusal(world.asks(DEVELOPER, "!rollback to 4")).why()).contains("rolled back");

    int again = number(world.asks(DEVELOPER, "!release --again"));
    world.comesToRest();
    assertThat(world.release(again).plan().orElseThrow().risks().getFirst())
        .contains("was rolled back from production in release-5");
    world.confirms(MANAGER, again);
    world.comesToRest();

    assertThat(world.release(again)).isInstanceOf(Release.Live.class);
    assertThat(running("web")).isEqualTo(bad);
    assertThat(world.asks(DEVELOPER, "!rollback --dry-run")).isInstanceOf(Answer.Shown.class);
  }

  @Test
  void aNewerBuildThatHoldsTheFaultyOneIsReleasedAsUsual() {
    released("Round VAT");
    released("Drop VAT");
    rolledBack();
    world.asks(MANAGER, "!unhold production");

    released("Mend VAT");
  }

  @Test
  void aSecondRollbackGoesFurtherBackAlthoughTheEnvironmentIsHeld() {
    CommitSha first = released("Round VAT");
    released("Drop VAT");
    released("Forget VAT");
    rolledBack();

    int further = rollback("!rollback");
    assertThat(world.confirms(MANAGER, further)).isInstanceOf(Answer.Accepted.class);
    world.comesToRest();

    assertThat(world.release(further)).isInstanceOf(Release.Live.class);
    assertThat(running("web")).isEqualTo(first);
    assertThat(refusal(world.asks(DEVELOPER, "!rollback")).why()).contains("no build of shop");
  }

  @Test
  void whatFailedWasNeverLiveAndIsNotGoneBackTo() {
    CommitSha good = released("Round VAT");
    outside.target("web").rollsBack();
    int failed = confirmed("Crash at once");
    world.comesToRest();
    assertThat(world.release(failed)).isInstanceOf(Release.Failed.class);
    released("Drop VAT");

    int release = rollback("!rollback");

    assertThat(world.release(release).request().commit()).isEqualTo(good);
    assertThat(refusal(world.asks(DEVELOPER, "!rollback to " + failed)).why())
        .contains("is busy with release-" + release);
    world.clicks(new Click.Cancel(World.releaseId(release), DEVELOPER));
    assertThat(refusal(world.asks(DEVELOPER, "!rollback to " + failed)).why())
        .contains("no build was verified live on production by the name of release-" + failed);
  }

  @Test
  void aReleaseOrABuildThatWasLiveThereCanBeNamed() {
    CommitSha first = released("Round VAT");
    released("Drop VAT");
    released("Forget VAT");

    int byNumber = rollback("!rollback to release 2");
    assertThat(world.release(byNumber).request().commit()).isEqualTo(first);
    world.clicks(new Click.Cancel(World.releaseId(byNumber), DEVELOPER));
    int byCommit = rollback("!rollback shop " + first.abbreviated() + " in production");
    assertThat(world.release(byCommit).request().commit()).isEqualTo(first);
  }

  @Test
  void thePlanSaysWhereTheOldBuildIsStillHot() {
    CommitSha good = released("Round VAT");
    released("Drop VAT");
    outside.target("web").keepsHot(good);

    int release = rollback("!rollback");

    assertThat(world.release(release).plan().orElseThrow().targets())
        .extracting(PlannedTarget::name, PlannedTarget::hot)
        .containsExactly(tuple(Samples.WORKER, false), tuple(Samples.WEB, true));
  }

  @Test
  void theFirstReleaseHasNothingBehindItButWhatRanBefore() {
    released("Round VAT");

    assertThat(refusal(world.asks(DEVELOPER, "!rollback")).offer())
        .contains("release shop %s to production".formatted(outside.old.value().substring(0, 12)));
  }

  @Test
  void noTaskRunsNothingWaitsAndWhatRanInBetweenIsNamed() {
    given(
        Shops.withTasks(
            Shops.withPace(
                new Pace(true, List.of(Share.parse("5")), Duration.ofMinutes(1), false),
                Map.of("web", 1, "worker", 2)),
            new DeployTask(
                new TaskName("migrate"),
                When.BEFORE,
                new TargetName("web"),
                List.of(),
                Duration.ofMinutes(10))));
    released("Round VAT");
    released("Drop VAT");
    int starts = outside.targets.tasks().starts().size();

    int release = rollback("!rollback");
    assertThat(world.release(release).plan().orElseThrow().risks())
        .containsExactly("migrate ran in release-4; it is not undone");
    world.confirms(MANAGER, release);
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(outside.targets.tasks().starts()).hasSize(starts);
  }

  @Test
  void whoeverAskedMayConfirmARollbackDespiteFourEyes() {
    given(Shops.withFourEyes());
    released("Round VAT");
    released("Drop VAT");
    int release = number(world.asks(Outside.SECOND_MANAGER, "!rollback"));
    world.comesToRest();

    assertThat(refusal(world.confirms(DEVELOPER, release)).why()).contains("you may not confirm");
    assertThat(world.confirms(Outside.SECOND_MANAGER, release)).isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void aReleaseThatWaitsForAYesGivesWayToARollback() {
    released("Round VAT");
    released("Drop VAT");
    int waiting = awaiting("Forget VAT");

    int release = rollback("!rollback");

    assertThat(world.release(waiting)).isInstanceOf(Release.Cancelled.class);
    assertThat(world.release(release)).isInstanceOf(Release.Awaiting.class);
  }

  @Test
  void theSameCommandTwiceIsOneRollbackAndAnOutsiderHasNone() {
    released("Round VAT");
    released("Drop VAT");

    assertThat(refusal(world.asks(OUTSIDER, "!rollback")).why()).contains("you may not roll shop");
    Answer first = world.asks("message-x", DEVELOPER, "!rollback");
    assertThat(world.asks("message-x", DEVELOPER, "!rollback")).isEqualTo(first);
    assertThat(world.events(ProcessKind.RELEASE, number(first)))
        .doesNotContain("RollbackRequested");
  }

  @Test
  void whatWasRolledBackDoesNotComeAgainByItself() {
    CommitSha good = onStaging("Round VAT");
    CommitSha bad = onStaging("Drop VAT");
    int back = number(world.asks(DEVELOPER, "!rollback in staging"));
    world.comesToRest();
    world.confirms(DEVELOPER, back);
    world.comesToRest();
    assertThat(running("stage")).isEqualTo(good);
    world.asks(DEVELOPER, "!unhold staging");

    world.replicas.successor().processes.watchHeads();
    world.passes(Duration.ofMinutes(5));
    outside.repository.branch("release/2", bad);
    world.passes(Duration.ofMinutes(10));

    assertThat(world.release(back + 1))
        .isInstanceOfSatisfying(
            Release.Refused.class,
            refused -> assertThat(refused.why()).contains("was rolled back from staging"));
    assertThat(running("stage")).isEqualTo(good);
  }

  private CommitSha onStaging(String what) {
    staged(what);
    return running("stage");
  }

  /** It is live on production. */
  private CommitSha released(String what) {
    int release = confirmed(what);
    world.comesToRest();
    if (world.release(release) instanceof Release.Prepared) {
      world.clicks(new Click.GoLive(World.releaseId(release), MANAGER));
      world.passes(Duration.ofMinutes(5));
    }
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    return world.release(release).request().commit();
  }

  private int rollback(String typed) {
    int release = number(world.asks(DEVELOPER, typed));
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Awaiting.class);
    return release;
  }

  private void rolledBack() {
    int release = rollback("!rollback");
    world.confirms(MANAGER, release);
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  private CommitSha running(String target) {
    return outside.target(target).standing().commit().orElseThrow();
  }
}
