package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Conflict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PickStoryTest extends ShopStory {
  @Test
  void aPickLandsIsBuiltReachesStagingAndItsAuthorIsToldOnce() {
    staged("Round VAT");

    assertThat(world.events(ProcessKind.PICK, 1))
        .containsExactly("PickRequested", "PickLanded", "PickBuilding", "PickBuilt", "PickStaged");
    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
    assertThat(world.build(1)).isInstanceOf(Build.Built.class);
    assertThat(world.release(1)).isInstanceOf(Release.Live.class);
    assertThat(world.noticesTo(DEVELOPER)).containsExactly(World.releaseId(1));
    assertThat(outside.target("web").count("goLive")).isZero();
  }

  @Test
  void aPickIsBuiltThoughAnotherBranchHasABuildOfTheSameCommit() {
    CommitSha fix = merged("Fix");
    outside.repository.branch("release/0", outside.old);
    world.asks(DEVELOPER, "!pick " + fix + " to release/0");
    world.asks(DEVELOPER, "!pick " + fix + " to release/1");
    world.comesToRest();

    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
    assertThat(world.events(ProcessKind.PICK, 2)).hasSizeLessThan(8);
    // Two builds of one commit that begin in the same instant may both ask; the builder joins them.
    assertThat(outside.builder.starts())
        .extracting(BuildOrder::commit)
        .containsOnly(outside.repository.head("release/1"));
  }

  @Test
  void aPushThatLosesTheRaceFiveTimesIsTriedAgain() {
    for (int i = 0; i < 5; i++) {
      outside.repository.raceNextPush();
    }

    staged("Round VAT");

    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
    assertThat(outside.repository.pushes()).isEqualTo(1);
    assertThat(world.shared.clock.instant()).isAfter(NOW);
  }

  @Test
  void aPushWhoseAnswerWasLostIsFound() {
    outside.repository.loseNextAnswer();

    staged("Round VAT");

    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
    assertThat(outside.repository.pushes()).isEqualTo(1);
  }

  @Test
  void aDeniedPushEndsThePickAndTellsWhoAsked() {
    outside.repository.denyNextPush("protected branch");

    staged("Round VAT");

    assertThat(world.pick(1))
        .isInstanceOfSatisfying(
            Pick.Failed.class, failed -> assertThat(failed.why()).contains("protected branch"));
    assertThat(world.noticesTo(DEVELOPER)).hasSize(1);
  }

  @Test
  void aConflictIsToldToWhoAsked() {
    CommitSha commit = merged("Round VAT");
    outside.repository.conflict(commit, new Conflict("Vat.java", Conflict.Kind.BOTH_CHANGED));

    picks(commit);
    world.comesToRest();

    assertThat(world.pick(1)).isInstanceOf(Pick.Conflicted.class);
    assertThat(world.noticesTo(DEVELOPER)).hasSize(1);
    assertThat(outside.repository.pushes()).isZero();
  }

  @Test
  void whatIsThereAlreadyNeedsNoBuild() {
    CommitSha commit = staged("Round VAT");
    // The same order in the same second is the same order again, as after a crash.
    world.passes(Duration.ofSeconds(1));

    picks(commit);
    world.comesToRest();

    assertThat(world.pick(2)).isInstanceOf(Pick.FoundThere.class);
    assertThat(outside.builder.starts()).hasSize(1);
  }

  @Test
  void commitsLandInTrunksOrderHoweverTheyWereTyped() {
    CommitSha first = merged("First");
    CommitSha second = merged("Second");
    CommitSha third = merged("Third");

    world.asks(DEVELOPER, "!pick %s %s %s".formatted(third, first, second));
    world.comesToRest();

    assertThat(((Pick.Staged) world.pick(1)).landed())
        .extracting(commit -> commit.source().sha())
        .containsExactly(first, second, third);
  }

  @Test
  void theSameMessageDeliveredTwiceIsOnePick() {
    CommitSha commit = merged("Round VAT");

    Answer first = world.asks("message", DEVELOPER, "!pick " + commit);
    Answer again = world.asks("message", DEVELOPER, "!pick " + commit);

    assertThat(again).isEqualTo(first);
    assertThat(world.shared.store.latest(ProcessKind.PICK, SHOP, 9)).hasSize(1);
  }
}
