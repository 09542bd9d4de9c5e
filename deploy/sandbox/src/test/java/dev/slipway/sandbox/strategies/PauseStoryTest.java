package dev.slipway.sandbox.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.Shop;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;

/** What people see of deployments that pause, and what ECS is asked meanwhile. */
final class PauseStoryTest {
  private static final String BLUE_GREEN = "{ kind: blue-green, pause: { timeout: 30m } }";
  private static final String WEB = Shop.PRODUCTION + "-web";
  private static final Pattern UNTIL =
      Pattern.compile("waits for Go live until .*, then ECS rolls back");

  private StrategyStory story = new StrategyStory(BLUE_GREEN, "go-live: click");

  @AfterEach
  void close() {
    story.close();
  }

  @Test
  void preparedIsPausedAndGoLiveMovesUsers() {
    story.confirm();

    Message prepared = story.untilPrepared();
    assertThat(prepared.plain())
        .containsPattern(UNTIL)
        .contains("0 % of the traffic on ")
        .contains("if nobody does, ECS takes the new tasks away at");
    assertThat(story.ecs().count("ContinueServiceDeployment")).isZero();
    story.click("Go live");

    story.until("Live on all 3 targets");
    story.nothingWasRepeated(1);
    assertThat(story.ecs().count("ContinueServiceDeployment")).isEqualTo(3);
  }

  @Test
  void anAbortWhileItPausesIsSeenByNobody() {
    story.confirm();
    story.untilPrepared();
    story.click("Abort");

    story.until("Cancelled");
    assertThat(story.ecs().count("StopServiceDeployment")).isEqualTo(3);
    assertThat(story.ecs().count("ContinueServiceDeployment")).isZero();
    story.nothingWasRepeated(1);
  }

  @Test
  void aPauseThatNobodyAnswersIsNoFailureOfTheBuild() {
    story.confirm();
    story.untilPrepared();
    story.ecs().expireHooks(WEB);

    Message expired = story.until("Expired. Nobody put it live in time");

    assertThat(expired.plain())
        .contains("nobody put it live in time")
        .contains("without an answer, and ECS took the service back to")
        .contains("ask for it again with !release")
        .doesNotContain("faulty");
    story.nothingWasRepeated(1);
    story.confirm();
    story.untilPrepared();
  }

  @Test
  void whoeverContinuesInTheConsoleDecidesForTheRelease() {
    story.confirm();
    story.untilPrepared();
    story.answerInConsole(WEB, DeploymentLifecycleHookAction.CONTINUE);

    story.until("Live on all 3 targets");

    assertThat(story.ecs().count("ContinueServiceDeployment")).as("one was theirs").isEqualTo(3);
    story.nothingWasRepeated(1);
  }

  @Test
  void greenThatNeverGetsHealthyIsStoppedByTheBot() {
    story.ecs().fault(WEB, Fault.NEVER_HEALTHY);
    story.confirm();

    Message failed = story.until("Failed. Users are on the old build everywhere");

    assertThat(failed.plain())
        .contains("failing health checks")
        .contains("Users now: users are on the old build")
        .contains("api: another target of its wave failed before it began.\n");
    assertThat(story.ecs().count("StopServiceDeployment")).isPositive();
    story.nothingWasRepeated(1);
  }

  @Test
  void aBotThatIsKilledWhileItPausesGoesOn() {
    story.confirm();
    story.untilPrepared();
    story.killTheBot();
    story.click("Go live");
    story.until("Going live");
    story.killTheBot();

    story.until("Live on all 3 targets");
    story.nothingWasRepeated(1);
  }
}
