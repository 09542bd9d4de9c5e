package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Refusal;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnpickStoryTest extends ShopStory {
  @Test
  void whatWasPickedIsTakenBackBuiltAndStaged() {
    CommitSha commit = staged("Round VAT");

    unpicks(commit);
    world.comesToRest();

    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
    assertThat(world.pick(2).request().reverts()).isTrue();
    assertThat(outside.repository.pushes()).isEqualTo(2);
    assertThat(world.release(2)).isInstanceOf(Release.Live.class);
  }

  @Test
  void whatWasTakenBackIsNowhereAnyMore() {
    CommitSha commit = staged("Round VAT");
    assertThat(where(commit).branches()).hasSize(1);
    unpicks(commit);
    world.comesToRest();

    assertThat(where(commit).branches()).isEmpty();
    assertThat(where(commit).picks()).hasSize(2);
    assertThat(where(commit).environments()).allMatch(live -> live.with().isEmpty());

    world.passes(Duration.ofSeconds(2));
    picks(commit);
    world.comesToRest();
    assertThat(where(commit).branches()).hasSize(1);
  }

  @Test
  void aReleaseOfAPickAndItsRevertBringsNoChangeToAskAbout() {
    CommitSha commit = staged("Round VAT");
    unpicks(commit);
    world.comesToRest();
    staged("Show VAT");

    int release = number(world.asks(MANAGER, "!release"));
    world.comesToRest();

    Plan plan = world.release(release).plan().orElseThrow();
    assertThat(plan.commitCount()).isEqualTo(3);
    assertThat(plan.undone()).hasSize(1);
    assertThat(plan.changes()).extracting(it -> it.commit().subject()).containsExactly("Show VAT");
  }

  @Test
  void theCopyNamesThePickAsWell() {
    staged("Round VAT");

    unpicks(outside.repository.head("release/1"));
    world.comesToRest();

    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
  }

  @Test
  void whatIsOnProductionIsNotTakenBack() {
    CommitSha commit = merged("Round VAT");
    picks(commit);
    world.comesToRest();
    world.asks(DEVELOPER, "!release");
    world.comesToRest();
    world.confirms(MANAGER, 2);
    world.comesToRest();

    Refusal no = refusal(unpicks(commit));

    assertThat(no.why()).contains("is live on production, web");
  }

  @Test
  void whatCameWithTheBranchIsNotTakenBack() {
    assertThat(refusal(unpicks(outside.old)).why()).contains("came with `release/1` itself");
  }

  @Test
  void whatWasNotPickedIsRefused() {
    assertThat(refusal(unpicks(merged("Round VAT"))).why()).contains("was not picked onto");
  }

  @Test
  void aPickOfWhatTrunkTookBackIsRefusedWithTheWayOut() {
    CommitSha commit = merged("Round VAT");
    CommitSha revert =
        outside.repository.commit(
            "main", "Revert\n\nThis reverts commit %s.\n".formatted(commit), "Round-VAT", "0\n");

    Refusal no = refusal(picks(commit));

    assertThat(no.why()).contains("was taken back on main by `" + revert.abbreviated() + "`");
    assertThat(no.offer()).contains("pick shop %s %s".formatted(commit, revert));
    world.asks(DEVELOPER, "!" + no.offer().orElseThrow());
    world.comesToRest();
    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
  }

  private Page.Where where(CommitSha commit) {
    Answer.Shown shown = (Answer.Shown) world.asks(DEVELOPER, "!where " + commit);
    return (Page.Where) shown.page();
  }

  private Answer unpicks(CommitSha commit) {
    return world.asks(DEVELOPER, "!unpick " + commit);
  }
}
