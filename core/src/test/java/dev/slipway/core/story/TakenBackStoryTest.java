package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.desk.Page;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.rollback.TakenBack;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was live and was rolled back later says so. Even numbers of releases are on production. */
class TakenBackStoryTest extends ShopStory {
  @Test
  void historyNamesTheRollbackThatTookAReleaseBack() {
    live("Round VAT");
    live("Drop VAT");
    rolledBack("!rollback");

    assertThat(takenBack(2)).isEmpty();
    assertThat(takenBack(4)).contains(World.releaseId(5));
    assertThat(takenBack(5)).isEmpty();
    assertThat(takenBack(3)).as("staging still has it").isEmpty();
  }

  @Test
  void aRollbackOverSeveralReleasesTakesAllOfThemBack() {
    live("Round VAT");
    live("Drop VAT");
    live("Forget VAT");
    rolledBack("!rollback to 2");

    assertThat(takenBack(4)).contains(World.releaseId(7));
    assertThat(takenBack(6)).contains(World.releaseId(7));
  }

  @Test
  void whatWasTakenBackOnceIsNotTakenBackByALaterRollback() {
    live("Round VAT");
    live("Drop VAT");
    live("Forget VAT");
    rolledBack("!rollback");
    rolledBack("!rollback");

    assertThat(takenBack(6)).contains(World.releaseId(7));
    assertThat(takenBack(4)).contains(World.releaseId(8));
    assertThat(takenBack(7)).contains(World.releaseId(8));
  }

  @Test
  void aRollbackKnowsHowLongReleasesTakeUntilItKnowsRollbacks() {
    live("Round VAT");
    live("Drop VAT");
    int early = number(world.asks(DEVELOPER, "!rollback"));
    assertThat(world.release(early).request().rollback().orElseThrow().usual()).isEmpty();
    world.clicks(new Click.Cancel(World.releaseId(early), DEVELOPER));
    live("Forget VAT");

    int back = number(world.asks(DEVELOPER, "!rollback"));

    assertThat(world.release(back).request().rollback().orElseThrow().usual())
        .hasValueSatisfying(usual -> assertThat(usual.of()).isEqualTo(3));
  }

  @Test
  void whereSaysThatACommitIsNotThereAnyMore() {
    CommitSha good = live("Round VAT");
    CommitSha bad = live("Drop VAT");
    assertThat(production(bad).takenBackBy()).isEmpty();
    rolledBack("!rollback");

    assertThat(production(bad).with()).isEmpty();
    assertThat(production(bad).takenBackBy()).contains(World.releaseId(5));
    assertThat(production(good).with()).hasSize(2);
    assertThat(production(good).takenBackBy()).isEmpty();
    assertThat(production(merged("Never picked")).takenBackBy()).isEmpty();
  }

  private CommitSha live(String what) {
    int release = awaiting(what);
    world.confirms(MANAGER, release);
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    return world.release(release).request().commit();
  }

  private void rolledBack(String typed) {
    int release = number(world.asks(DEVELOPER, typed));
    world.comesToRest();
    world.confirms(MANAGER, release);
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  private Optional<ProcessId> takenBack(int number) {
    List<Current<Release>> releases = ((Page.History) shown("!history")).releases();
    return releases.stream()
        .filter(release -> release.id().equals(World.releaseId(number)))
        .findFirst()
        .flatMap(new TakenBack(releases)::by);
  }

  private Page.WhereLive production(CommitSha commit) {
    return ((Page.Where) shown("!where " + commit))
        .environments().stream()
            .filter(each -> each.environment().equals(Samples.PRODUCTION))
            .findFirst()
            .orElseThrow();
  }

  private Page shown(String typed) {
    Answer answer = world.asks(DEVELOPER, typed);
    assertThat(answer).isInstanceOf(Answer.Shown.class);
    return ((Answer.Shown) answer).page();
  }
}
