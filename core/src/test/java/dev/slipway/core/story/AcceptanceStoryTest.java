package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.OUTSIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.desk.Page;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent.AuthorsReminded;
import dev.slipway.core.release.Word;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Developers look at staging and say whether their changes work. */
class AcceptanceStoryTest extends ShopStory {
  private static final int STAGING = 1;

  @Test
  void whatTheAuthorSaysIsOnTheNextReleaseOnStatusAndOnWhere() {
    CommitSha change = staged("Round VAT");
    says(STAGING, DEVELOPER, Optional.empty());

    int release = number(world.asks(MANAGER, "!release"));
    world.comesToRest();

    assertThat(words(release)).singleElement().matches(Word::works);
    Page.Where where = shown(Page.Where.class, "!where " + change.value());
    assertThat(where.word()).hasValueSatisfying(word -> assertThat(word.by()).isEqualTo(DEVELOPER));
    assertThat(shown(Page.Status.class, "!status").environments().getFirst().acceptance())
        .hasValueSatisfying(
            accepted -> {
              assertThat(accepted.works()).isEqualTo(1);
              assertThat(accepted.changes()).isEqualTo(1);
              assertThat(accepted.broken()).isEmpty();
            });
  }

  @Test
  void aWordReachesAReleaseThatWaitsAndLeavesItsPlanAsItWas() {
    int release = awaiting("Round VAT");
    PlanHash plan = world.planOf(release);
    assertThat(plan(release).unseenBy()).containsExactly(DEVELOPER);

    says(STAGING, DEVELOPER, Optional.of("VAT is rounded twice"));

    assertThat(plan(release).commits()).allMatch(PlannedCommit::isRejected);
    assertThat(world.planOf(release)).isEqualTo(plan);
    assertThat(world.confirms(MANAGER, release)).isInstanceOf(Answer.Accepted.class);
    world.comesToRest();
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
    assertThat(plan(release).words()).hasSize(1);
  }

  @Test
  void aPersonMayChangeTheirMindAndAnOldClickThatComesAgainChangesNothing() {
    int release = awaiting("Round VAT");
    Click.Say first = says(STAGING, DEVELOPER, Optional.empty());
    world.passes(Duration.ofSeconds(10));
    says(STAGING, DEVELOPER, Optional.of("not for food"));

    assertThat(world.clicks(first)).isInstanceOf(Answer.Accepted.class);

    assertThat(words(STAGING)).singleElement().matches(word -> !word.works());
    assertThat(words(release)).singleElement().matches(word -> !word.works());
    assertThat(world.events(ProcessKind.RELEASE, STAGING))
        .endsWith("ChangeAccepted", "ChangeRejected");
    assertThat(world.noticesTo(DEVELOPER)).containsOnlyOnce(World.releaseId(STAGING));
    assertThat(world.noticesTo(DEVELOPER)).doesNotContain(World.releaseId(release));
  }

  @Test
  void aSecondPressSaysNothingNew() {
    staged("Round VAT");
    says(STAGING, DEVELOPER, Optional.empty());
    world.passes(Duration.ofSeconds(1));

    assertThat(refusal(world.clicks(say(STAGING, DEVELOPER, Optional.empty()))).why())
        .isEqualTo("you have said already that it works");
    assertThat(world.events(ProcessKind.RELEASE, STAGING)).containsOnlyOnce("ChangeAccepted");
  }

  @Test
  void nobodySaysItOfTheChangesOfOthers() {
    staged("Round VAT");

    assertThat(refusal(world.clicks(say(STAGING, OUTSIDER, Optional.empty()))).why())
        .contains("none of the changes in release-1 is yours");
    assertThat(words(STAGING)).isEmpty();
  }

  @Test
  void whatDoesNotWorkNeedsAReason() {
    staged("Round VAT");

    assertThat(refusal(world.clicks(say(STAGING, DEVELOPER, Optional.of(" ")))).why())
        .contains("did not say what does not work");
  }

  @Test
  void whoHasNotLookedIsRemindedOnceAndMayAnswerThere() {
    int release = awaiting("Round VAT");
    Click.Remind remind = new Click.Remind(World.releaseId(release), MANAGER);

    assertThat(world.clicks(remind)).isInstanceOf(Answer.Accepted.class);
    assertThat(world.clicks(remind)).isInstanceOf(Answer.Accepted.class);
    Click.Remind another = new Click.Remind(World.releaseId(release), Outside.SECOND_MANAGER);
    assertThat(refusal(world.clicks(another)).why()).contains("out of date");

    assertThat(world.count(World.releaseId(release), AuthorsReminded.class)).isEqualTo(1);
    assertThat(world.noticesTo(DEVELOPER)).containsOnlyOnce(World.releaseId(release));
    says(release, DEVELOPER, Optional.empty());
    assertThat(plan(release).unseenBy()).isEmpty();
    world.passes(Duration.ofHours(1));
    assertThat(world.release(release)).isInstanceOf(Release.Expired.class);

    int next = number(world.asks(MANAGER, "!release"));
    world.comesToRest();
    assertThat(words(next)).singleElement().matches(Word::works);
    assertThat(refusal(world.clicks(new Click.Remind(World.releaseId(next), MANAGER))).why())
        .contains("out of date");
  }

  private Click.Say says(int release, PersonId person, Optional<String> reason) {
    Click.Say click = say(release, person, reason);
    assertThat(world.clicks(click)).isInstanceOf(Answer.Accepted.class);
    world.comesToRest();
    return click;
  }

  private Click.Say say(int release, PersonId person, Optional<String> reason) {
    return new Click.Say(
        World.releaseId(release), new Word(person, world.shared.clock.instant(), reason));
  }

  private Plan plan(int release) {
    return world.release(release).plan().orElseThrow();
  }

  private List<Word> words(int release) {
    return List.copyOf(plan(release).words().values());
  }

  private <P extends Page> P shown(Class<P> type, String typed) {
    Answer answer = world.asks(MANAGER, typed);
    assertThat(answer).isInstanceOf(Answer.Shown.class);
    return type.cast(((Answer.Shown) answer).page());
  }
}
