package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.PICK;
import static dev.slipway.core.golden.Samples.RELEASE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import java.util.List;
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

  private static JsonNode notice(Release release, ReleaseEvent event, PersonId reader) {
    return Shown.of(STORY.notice(RELEASE, release, event, reader));
  }
}
