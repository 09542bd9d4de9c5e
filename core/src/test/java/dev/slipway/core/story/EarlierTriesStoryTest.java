package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.desk.Page;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is asked to confirm a build reads what became of it before. */
class EarlierTriesStoryTest extends ShopStory {
  private static final String WHEN = " on \\d{4}-\\d\\d-\\d\\d at \\d\\d:\\d\\d UTC";
  private static final Verdict UNWELL =
      new Verdict(Reason.NEVER_HEALTHY, "it answered 500 for 60 s", "HTTP 500", "the old build");

  @Test
  void aBuildThatFailedOnStagingIsAskedForWithAWarning() {
    outside.target("stage").fails(UNWELL);
    staged("Round VAT");
    assertThat(world.release(1)).isInstanceOf(Release.Failed.class);

    assertThat(risks(planned(built())))
        .singleElement()
        .asString()
        .matches(
            "this build failed on staging in release-1"
                + WHEN
                + ": stage: the new build never becomes healthy");
  }

  @Test
  void aDryRunSaysItToo() {
    outside.target("stage").fails(UNWELL);
    staged("Round VAT");

    assertThat(world.asks(DEVELOPER, "!release %s --dry-run".formatted(built())))
        .isInstanceOfSatisfying(
            Answer.Shown.class,
            shown ->
                assertThat(((Page.ReleaseDryRun) shown.page()).plan().risks())
                    .anyMatch(risk -> risk.startsWith("this build failed on staging")));
  }

  @Test
  void aBuildThatFailedThereIsAskedForAgainWithAWarning() {
    outside.target("web").fails(UNWELL);
    int failed = confirmed("Round VAT");
    world.comesToRest();
    assertThat(world.release(failed)).isInstanceOf(Release.Failed.class);

    assertThat(risks(planned(built())))
        .singleElement()
        .asString()
        .matches("this build failed on production in release-2" + WHEN + ": web: the new .*");
  }

  @Test
  void aBuildThatWasAbortedThereIsAskedForAgainWithAWarning() {
    outside.target("web").takes(100);
    int release = confirmed("Round VAT");
    world.passes(Duration.ofSeconds(5));
    outside.target("web").takes(2);
    aborts(release);

    assertThat(risks(planned(built())))
        .singleElement()
        .asString()
        .matches("this build was aborted on production in release-2" + WHEN);
  }

  @Test
  void anAbortBeforeUsersMetItIsSaidAndACancelledPlanIsNot() {
    int cancelled = awaiting("Round VAT");
    world.clicks(new Click.Cancel(World.releaseId(cancelled), DEVELOPER));
    int release = planned(built());
    assertThat(risks(release)).isEmpty();
    outside.target("worker").unavailableFor("fetch", 30);
    world.confirms(MANAGER, release);
    world.passes(Duration.ofSeconds(5));
    aborts(release);
    assertThat(world.release(release)).isInstanceOf(Release.Cancelled.class);

    assertThat(risks(planned(built())))
        .singleElement()
        .asString()
        .matches("this build was aborted on production in release-3" + WHEN);
  }

  @Test
  void aTaskThatFailedOnStagingOrThereIsNamed() {
    given(
        Shops.withTasks(
            new DeployTask(
                new TaskName("migrate"),
                When.BEFORE,
                new TargetName("web"),
                List.of("bin/migrate"),
                Duration.ofMinutes(10))));
    outside.targets.tasks().fails(new Verdict(Reason.TASK_FAILED, "exit code 1", "no table", ""));
    confirmed("Round VAT");
    world.comesToRest();

    assertThat(risks(planned(built())))
        .singleElement()
        .asString()
        .matches("its task migrate failed on production in release-2" + WHEN + ": exit code 1");
  }

  @Test
  void aLaterSuccessOfTheSameBuildCancelsTheWarning() {
    outside.target("web").fails(UNWELL);
    confirmed("Round VAT");
    world.comesToRest();
    CommitSha built = built();
    live(planned(built));
    live(planned(outside.old));

    assertThat(risks(planned(built))).isEmpty();
  }

  @Test
  void aRollbackSaysNothingOfStaging() {
    outside.target("stage").fails(UNWELL);
    staged("Round VAT");
    live(planned(built()));
    confirmed("Drop VAT");
    world.comesToRest();

    int back = number(world.asks(DEVELOPER, "!rollback"));
    world.comesToRest();

    assertThat(risks(back)).isEmpty();
  }

  private void live(int release) {
    world.confirms(MANAGER, release);
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  private CommitSha built() {
    return outside.builder.starts().getLast().commit();
  }

  private int planned(CommitSha commit) {
    int release = number(world.asks(DEVELOPER, "!release " + commit));
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Awaiting.class);
    return release;
  }

  private List<String> risks(int release) {
    return world.release(release).plan().orElseThrow().risks();
  }

  private void aborts(int release) {
    world.clicks(new Click.Abort(World.releaseId(release), MANAGER));
    world.comesToRest();
  }
}
