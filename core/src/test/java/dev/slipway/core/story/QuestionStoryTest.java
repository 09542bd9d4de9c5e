package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.PRODUCTION;
import static dev.slipway.core.golden.Samples.STAGING;
import static dev.slipway.core.story.Outside.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Page;
import dev.slipway.core.repository.CommitSha;
import org.junit.jupiter.api.Test;

/** What people ask while a part of the world is away. */
class QuestionStoryTest extends ShopStory {
  @Test
  void whereSaysWhatIsKnownThoughATargetCannotBeAsked() {
    CommitSha commit = staged("Round VAT");
    outside.target("web").unavailableFor("standing", 1);

    Page.Where where = where(commit);

    assertThat(where.picks()).hasSize(1);
    assertThat(live(where, STAGING).with()).hasSize(1);
    assertThat(live(where, STAGING).trouble()).isEmpty();
    assertThat(live(where, PRODUCTION).trouble())
        .hasValueSatisfying(why -> assertThat(why).contains("throttles"));
  }

  @Test
  void whereQuotesAPlatformThatRefuses() {
    CommitSha commit = staged("Round VAT");
    outside.target("stage").denies("AccessDenied: ecs:DescribeServices");

    assertThat(live(where(commit), STAGING).trouble())
        .contains("AccessDenied: ecs:DescribeServices");
  }

  @Test
  void whereFindsACopyThatSomebodyMadeByHand() {
    CommitSha commit = merged("Round VAT");
    outside.repository.commit(
        BRANCH.value(),
        "Round VAT\n\n(cherry picked from commit %s)".formatted(commit),
        "by-hand",
        "1\n");

    assertThat(where(commit).branches()).containsExactly(BRANCH);
    assertThat(where(merged("Another")).branches()).isEmpty();
  }

  @Test
  void wherePullRequestStandsForItsCommit() {
    CommitSha commit = merged("Round VAT (#12)");

    Answer answer = world.asks(DEVELOPER, "!where #12");
    assertThat(((Page.Where) ((Answer.Shown) answer).page()).commit().sha()).isEqualTo(commit);
    assertThat(refusal(world.asks(DEVELOPER, "!pick #13")).why())
        .isEqualTo("no commit of trunk says that it is of `#13`");
  }

  private Page.Where where(CommitSha commit) {
    Answer answer = world.asks(DEVELOPER, "!where " + commit);
    assertThat(answer).isInstanceOf(Answer.Shown.class);
    return (Page.Where) ((Answer.Shown) answer).page();
  }

  private static Page.WhereLive live(Page.Where where, EnvironmentName environment) {
    return where.environments().stream()
        .filter(each -> each.environment().equals(environment))
        .findFirst()
        .orElseThrow();
  }
}
