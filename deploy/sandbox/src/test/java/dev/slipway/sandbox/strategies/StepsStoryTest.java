package dev.slipway.sandbox.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.slack.Message;
import org.junit.jupiter.api.Test;

/** Traffic that moves in steps, by the clock of ECS or by clicks. */
final class StepsStoryTest {
  @Test
  void stepsGoOnByThemselvesOnceTheyHaveStayed() {
    try (StrategyStory story =
        new StrategyStory("{ kind: canary, percent: 5, bake: 1m }", "go-live: by-itself")) {
      story.confirm();

      Message part = story.until("5 % of the traffic on ");
      assertThat(part.plain()).contains("95 % on ");
      story.until("Live on all 3 targets");

      story.nothingWasRepeated(1);
      assertThat(story.ecs().count("ContinueServiceDeployment")).isEqualTo(6);
    }
  }

  @Test
  void withTrafficTheStepsAreSharesThatPeopleDecideAbout() {
    try (StrategyStory story =
        new StrategyStory(
            "{ kind: linear, percent: 50, bake: 0m }",
            "go-live: click\n        traffic: { shares: [50], next: click }")) {
      story.confirm();
      story.untilPrepared();
      story.click("Go live");

      Message half = story.until("Live for 50 % of the users");
      assertThat(half.plain())
          .contains("50 % of the traffic on ")
          .contains("waits for the next share until");
      story.click(half.buttons().getFirst());

      story.until("Live on all 3 targets");
      story.nothingWasRepeated(1);
    }
  }
}
