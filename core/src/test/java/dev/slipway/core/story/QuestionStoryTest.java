package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.PRODUCTION;
import static dev.slipway.core.golden.Samples.STAGING;
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
