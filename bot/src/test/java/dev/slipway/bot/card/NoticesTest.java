package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.PICK;
import static dev.slipway.core.golden.Samples.RELEASE;

import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Release;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private static final Story STORY = new Story(Samples.apps());

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
    Shown.check("notice-on-staging", Shown.of(STORY.notice(RELEASE, live, DEVELOPER)));
    Shown.check("notice-on-staging-came-along", Shown.of(STORY.notice(RELEASE, live, MANAGER)));
  }

  @Test
  void everybodyInAReleaseHearsThatItFailed() {
    for (String name : List.of("failed", "mixed", "rolled-back")) {
      Shown.check(
          "notice-release-" + name,
          Shown.of(STORY.notice(RELEASE, ReleaseSamples.release(name).state(), DEVELOPER)));
    }
    Shown.check(
        "notice-release-failed-to-manager",
        Shown.of(STORY.notice(RELEASE, ReleaseSamples.release("failed").state(), MANAGER)));
  }
}
