package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.FakeTasks;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskStoryTest extends ShopStory {
  private static final DeployTask MIGRATE = task("migrate", When.BEFORE);
  private static final DeployTask WARM_UP = task("warm-up", When.AFTER);
  private static final Verdict EXIT_1 =
      new Verdict(Reason.TASK_FAILED, "container app exited with code 1", "no table", "");

  private FakeTasks tasks = outside.targets.tasks();

  @BeforeEach
  void migrateBeforeAndWarmUpAfter() {
    given(Shops.withTasks(MIGRATE, WARM_UP));
    tasks = outside.targets.tasks();
  }

  @Test
  void eachTaskRunsOnceAtItsTime() {
    tasks.takes(100);
    int release = confirmed("Add a column");
    world.passes(Duration.ofSeconds(10));
    assertThat(tasks.starts()).containsExactly(MIGRATE.name());
    assertThat(outside.target("web").count("fetch")).isEqualTo(1);
    assertThat(outside.target("web").count("goLive")).isZero();

    world.comesToRest();

    assertThat(tasks.starts()).containsExactly(MIGRATE.name(), WARM_UP.name());
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aTaskThatFailsBeforeLeavesEverythingAsItWas() {
    tasks.fails(EXIT_1);
    int release = confirmed("Add a column");
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Failed.class);
    assertThat(outside.target("web").count("goLive")).isZero();
    assertThat(world.noticesTo(MANAGER)).contains(World.releaseId(release));
  }

  @Test
  void aTaskThatFailsAfterwardsIsToldAndTheReleaseIsLive() {
    outside.target("web").takes(200);
    int release = confirmed("Add a column");
    world.passes(Duration.ofSeconds(30));
    assertThat(world.release(release)).isInstanceOf(Release.GoingLive.class);
    tasks.fails(EXIT_1);
    world.comesToRest();

    assertThat(world.release(release))
        .isInstanceOfSatisfying(
            Release.Live.class, live -> assertThat(live.run().tasks().failed()).isPresent());
    assertThat(world.noticesTo(MANAGER)).contains(World.releaseId(release));
  }

  @Test
  void aStartWhoseAnswerWasLostIsNotRepeated() {
    tasks.losesAnswer();
    confirmed("Add a column");
    world.comesToRest();

    assertThat(tasks.starts()).containsExactly(MIGRATE.name(), WARM_UP.name());
  }

  @Test
  void whatNothingProvesIsAskedAndGoesOnWhenItRan() {
    int release = unproven();

    assertThat(refusal(vouches(release, DEVELOPER, true)).why()).contains("vouch for a task");
    assertThat(vouches(release, MANAGER, true)).isInstanceOf(Answer.Accepted.class);
    world.comesToRest();

    assertThat(tasks.starts()).containsExactly(MIGRATE.name(), WARM_UP.name());
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  @Test
  void whatNothingProvesIsStartedAgainWhenAPersonSaysThatItDidNotRun() {
    int release = unproven();

    vouches(release, MANAGER, false);
    world.comesToRest();

    assertThat(tasks.starts()).containsExactly(MIGRATE.name(), MIGRATE.name(), WARM_UP.name());
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(refusal(vouches(release, Outside.SECOND_MANAGER, true)).why())
        .contains("out of date");
  }

  @Test
  void aTaskThatTakesTooLongIsToldOnceAndLeftAlone() {
    tasks.takes(10_000);
    int release = confirmed("Add a column");
    world.passes(MIGRATE.limit().plusMinutes(5));

    assertThat(world.release(release)).isInstanceOf(Release.Preparing.class);
    assertThat(tasks.starts()).hasSize(1);
    assertThat(world.noticesTo(MANAGER)).containsExactly(World.releaseId(release));
  }

  @Test
  void goingBackRunsNoTasks() {
    CommitSha first = outside.old;
    confirmed("Add a column");
    world.comesToRest();
    int before = tasks.starts().size();

    int release = number(world.asks(MANAGER, "!release " + first));
    world.comesToRest();
    world.confirms(MANAGER, release);
    world.comesToRest();

    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(tasks.starts()).hasSize(before);
    assertThat(world.release(release).plan().orElseThrow().risks())
        .contains(
            "migrate ran in release-2; it is not undone",
            "warm-up ran in release-2; it is not undone");
  }

  @Test
  void whatAnAbortedReleaseMigratedIsNamedByTheNextRollback() {
    Pace click = new Pace(true, List.of(), Duration.ZERO, false);
    given(Shops.withTasks(Shops.withPace(click, Map.of("web", 1)), MIGRATE));
    clickedLive("Add a column");
    clickedLive("Fill the column");
    int aborted = confirmed("Drop the column");
    world.comesToRest();
    assertThat(world.release(aborted)).isInstanceOf(Release.Prepared.class);
    world.clicks(new Click.Abort(World.releaseId(aborted), MANAGER));
    world.comesToRest();
    assertThat(world.release(aborted)).isInstanceOf(Release.Cancelled.class);

    int back = number(world.asks(MANAGER, "!rollback"));
    world.comesToRest();

    assertThat(world.release(back).plan().orElseThrow().risks())
        .contains("migrate ran in release-6; it is not undone");
  }

  private void clickedLive(String what) {
    int release = confirmed(what);
    world.comesToRest();
    world.clicks(new Click.GoLive(World.releaseId(release), MANAGER));
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  /** A migration was begun, and nothing shows what became of it. */
  private int unproven() {
    tasks.takes(1000);
    int release = confirmed("Add a column");
    world.passes(Duration.ofSeconds(20));
    tasks.losesSight().takes(1);
    world.passes(Duration.ofSeconds(20));
    assertThat(world.noticesTo(MANAGER)).contains(World.releaseId(release));
    return release;
  }

  private Answer vouches(int release, PersonId person, boolean ran) {
    return world.clicks(new Click.Vouch(World.releaseId(release), person, MIGRATE.name(), ran));
  }

  private static DeployTask task(String name, When when) {
    return new DeployTask(
        new TaskName(name), when, new TargetName("web"), List.of(name), Duration.ofMinutes(10));
  }
}
