package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.PICK;
import static dev.slipway.core.golden.Samples.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.slack.Content;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private static final Story STORY = new Story(Samples.apps());
  private static final ReleaseEvent LAST = ReleaseSamples.WORKER_LIVE;

  @Test
  void whoPickedHearsWhyItWentWrong() {
    for (String name : List.of("conflicted", "build-failed", "not-staged", "failed")) {
      Shown.check(
          "notice-pick-" + name,
          Shown.of(STORY.notice(PICK, CardSamples.pick(name).state(), DEVELOPER)));
    }
    Shown.check(
        "notice-pick-conflicted-to-author",
        Shown.of(STORY.notice(PICK, CardSamples.pick("conflicted").state(), MANAGER)));
  }

  @Test
  void theThreadOfAConflictHasItsLinesAndItsCommands() {
    Shown.check("aside-pick-conflicted", aside("conflicted", CardSamples.ADVISED));
    Shown.check("aside-pick-not-resolved", aside("not-resolved", CardSamples.NOT_RESOLVED));
  }

  @Test
  void theNoticeOfAConflictLosesItsButtonsAndSaysWhatBecameOfIt() {
    Map<String, PickEvent> ends =
        Map.of(
            "adopting", CardSamples.RESOLVED,
            "resolved", CardSamples.LANDED,
            "replaced", CardSamples.REPLACED,
            "dropped", CardSamples.DROPPED,
            "expired", new PickEvent.PickExpired(NOW));
    ends.forEach(
        (name, event) -> {
          JsonNode shown = Shown.of(amended(name, event).orElseThrow());
          assertThat(shown.toString()).doesNotContain("slipway:");
          Shown.check("amendment-pick-" + name, shown);
        });
    Shown.check(
        "amendment-pick-not-resolved",
        Shown.of(amended("not-resolved", CardSamples.NOT_RESOLVED).orElseThrow()));
    assertThat(amended("landed", CardSamples.LANDED)).as("it was in no conflict").isEmpty();
  }

  @Test
  void theNoticeOfStagingIsAnsweredInPlace() {
    Release live = ReleaseSamples.release("live-automatic").state();
    Shown.check("amendment-accepted", amended(live, AcceptanceSamples.ACCEPTED));
    Shown.check("amendment-rejected", amended(live, AcceptanceSamples.REJECTED));
    Release waits = ReleaseSamples.release("awaiting-reminded").state();
    Shown.check(
        "amendment-reminded-accepted",
        amended(
            ReleaseSamples.after(waits, AcceptanceSamples.ACCEPTED), AcceptanceSamples.ACCEPTED));
    Shown.check(
        "amendment-reminded-of-another",
        amended(AcceptanceSamples.remindedOfMore(), AcceptanceSamples.ACCEPTED_ANOTHER));
  }

  @Test
  void authorsHearOfABuildThatFailed() {
    Shown.check("notice-build-failed", Shown.of(STORY.notice(CardSamples.build("failed"))));
  }

  @Test
  void authorsHearWhatIsOnStaging() {
    Release live = ReleaseSamples.release("live-automatic").state();
    Shown.check("notice-on-staging", notice(live, LAST, DEVELOPER));
    Shown.check("notice-on-staging-came-along", notice(live, LAST, MANAGER));
  }

  @Test
  void whoTookSomethingBackHearsThatItIsGone() {
    Shown.check("notice-taken-back", notice(UndoneSamples.takenBack(), LAST, DEVELOPER));
    Shown.check("notice-undone", notice(UndoneSamples.undone(), LAST, DEVELOPER));
  }

  @Test
  void everybodyInAReleaseHearsThatItFailed() {
    for (String name : List.of("failed", "mixed", "rolled-back")) {
      Shown.check(
          "notice-release-" + name, notice(ReleaseSamples.release(name).state(), LAST, DEVELOPER));
    }
    Shown.check(
        "notice-release-failed-to-manager",
        notice(ReleaseSamples.release("failed").state(), LAST, MANAGER));
  }

  @Test
  void whoConfirmedHearsThatTheNextYesIsAwaited() {
    Shown.check(
        "notice-release-prepared",
        notice(ReleaseSamples.release("prepared").state(), LAST, MANAGER));
  }

  @Test
  void whoSpeaksHearsThatItWasHeardAndMaySayOtherwise() {
    Release live = ReleaseSamples.release("live-automatic").state();
    Shown.check("notice-accepted", notice(live, AcceptanceSamples.ACCEPTED, DEVELOPER));
    Shown.check("notice-rejected", notice(live, AcceptanceSamples.REJECTED, DEVELOPER));
  }

  @Test
  void whoHasNotLookedIsAskedAgain() {
    Release waits = ReleaseSamples.release("awaiting-reminded").state();
    Shown.check("notice-reminded", notice(waits, AcceptanceSamples.REMINDED, DEVELOPER));
  }

  private static JsonNode aside(String name, PickEvent event) {
    return Shown.of(STORY.aside(PICK, CardSamples.pick(name).state(), event).orElseThrow());
  }

  private static Optional<Content> amended(String name, PickEvent event) {
    return STORY.amendment(PICK, CardSamples.pick(name).state(), event, DEVELOPER);
  }

  private static JsonNode amended(Release release, ReleaseEvent event) {
    return Shown.of(STORY.amendment(RELEASE, release, event, DEVELOPER).orElseThrow());
  }

  private static JsonNode notice(Release release, ReleaseEvent event, PersonId reader) {
    return Shown.of(STORY.notice(RELEASE, release, event, reader));
  }
}
