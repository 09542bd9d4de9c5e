package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.OUTSIDER;
import static dev.slipway.core.story.Outside.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.cut.Cut;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Page;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutStoryTest extends ShopStory {
  @Test
  void aBranchIsCutFromTrunkNamedByTheDateBuiltAndGoesToStaging() {
    CommitSha head = merged("For the next release");
    world.asks(DEVELOPER, "!cut");
    world.comesToRest();

    String branch = "release/" + world.shared.clock.instant().toString().substring(0, 10);
    assertThat(outside.repository.head(branch)).isEqualTo(head);
    assertThat(world.cut(1)).isInstanceOf(Cut.Done.class);
    assertThat(world.build(1).request().branch().value()).isEqualTo(branch);
    assertThat(world.release(1)).isInstanceOf(Release.Live.class);
  }

  @Test
  void picksComeToTheBranchThatWasJustCutUntilSomethingLandsElsewhere() {
    staged("Round VAT");
    world.passes(Duration.ofMinutes(1));
    world.asks(DEVELOPER, "!cut from main as release/2");
    world.comesToRest();

    picks(merged("Show VAT"));
    world.comesToRest();
    assertThat(world.pick(2).request().branch().value()).isEqualTo("release/2");

    world.passes(Duration.ofMinutes(1));
    world.asks(DEVELOPER, "!pick %s to %s".formatted(merged("Mend VAT"), BRANCH));
    world.comesToRest();
    picks(merged("Hide VAT"));
    assertThat(world.pick(4).request().branch()).isEqualTo(BRANCH);
  }

  @Test
  void itSaysWhatIsOnItAndNotWherePeopleReleaseTo() {
    int release = confirmed("Round VAT");
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    merged("Show VAT");

    Answer dryRun = world.asks(DEVELOPER, "!cut from main as release/next --dry-run");
    assertThat(((Page.CutDryRun) ((Answer.Shown) dryRun).page()).contents().commits())
        .extracting(commit -> commit.subject())
        .as("Round VAT is there as a copy")
        .containsExactly("Show VAT");
    assertThat(outside.repository.branches("release/*")).hasSize(1);
  }

  @Test
  void whatIsThereOrWouldBeNoReleaseBranchIsRefused() {
    assertThat(refusal(world.asks(DEVELOPER, "!cut as " + BRANCH)).why())
        .startsWith("there is a branch `release/1` already, at `");
    assertThat(refusal(world.asks(DEVELOPER, "!cut as feature/x")).why())
        .isEqualTo("`feature/x` would not be a release branch of shop");
    assertThat(refusal(world.asks(DEVELOPER, "!cut from nowhere as release/x")).why())
        .contains("nowhere");
    assertThat(refusal(world.asks(OUTSIDER, "!cut as release/x")).why())
        .isEqualTo("you may not cut a release branch of shop");
  }

  @Test
  void theSameCommandCutsOnceAndItsAnswerMayBeLost() {
    merged("For the next release");
    Answer first = world.asks("message-a", DEVELOPER, "!cut as release/x");
    world.comesToRest();

    assertThat(world.asks("message-a", DEVELOPER, "!cut as release/x")).isEqualTo(first);
    world.comesToRest();
    assertThat(outside.builder.starts()).hasSize(1);
    assertThat(world.events(ProcessKind.CUT, 1))
        .isEqualTo(List.of("CutRequested", "BranchCut", "CutBuilding"));
  }

  @Test
  void somebodyElseWasFaster() {
    merged("For the next release");
    world.replicas.first().life.endsAt(1, Life.Moment.BEFORE, "Repository.cut"::equals);
    world.asks("message-a", DEVELOPER, "!cut as release/x");
    world.replicas.until(() -> !world.replicas.first().acts());
    outside.repository.branch("release/x", outside.repository.head(BRANCH.value()));
    world.comesToRest();

    assertThat(world.cut(1)).isInstanceOf(Cut.Failed.class);
  }

  @Test
  void aReplicaThatDiesAfterMakingTheBranchLeavesItToTheNext() {
    CommitSha head = merged("For the next release");
    world.replicas.first().life.endsAt(1, Life.Moment.AFTER, "Repository.cut"::equals);
    world.asks("message-a", DEVELOPER, "!cut as release/x");
    world.comesToRest();

    assertThat(world.cut(1)).isInstanceOf(Cut.Done.class);
    assertThat(outside.repository.head("release/x")).isEqualTo(head);
    assertThat(outside.builder.starts()).hasSize(1);
  }
}
