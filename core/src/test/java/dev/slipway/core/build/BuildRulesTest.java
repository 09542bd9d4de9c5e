package dev.slipway.core.build;

import static dev.slipway.core.golden.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.build.BuildEvent.BuildDelayed;
import dev.slipway.core.build.BuildEvent.BuildFailed;
import dev.slipway.core.build.BuildEvent.BuildHung;
import dev.slipway.core.build.BuildEvent.BuildLost;
import dev.slipway.core.build.BuildEvent.BuildProgressed;
import dev.slipway.core.build.BuildEvent.BuildRequested;
import dev.slipway.core.build.BuildEvent.BuildStarted;
import dev.slipway.core.build.BuildEvent.BuildStopped;
import dev.slipway.core.build.BuildEvent.BuildSucceeded;
import dev.slipway.core.build.BuildEvent.StagingOvertaken;
import dev.slipway.core.build.BuildEvent.StagingQueued;
import dev.slipway.core.build.BuildEvent.StagingStarted;
import dev.slipway.core.golden.Golden;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.golden.TransitionTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildRulesTest {
  private static final BuildRules RULES = new BuildRules();
  private static final BuildEvent STARTED = new BuildStarted(NOW, "host/shop/1");
  private static final BuildEvent SUCCEEDED = new BuildSucceeded(NOW, Samples.IMAGE);
  private static final BuildEvent FAILED =
      new BuildFailed(NOW, "exit code 1", "cannot compile", Optional.empty());
  private static final BuildEvent STOPPED = new BuildStopped(NOW, Samples.MANAGER);
  private static final BuildEvent LOST = new BuildLost(NOW, "its host is gone");
  private static final BuildEvent STAGED =
      new StagingStarted(NOW, Samples.STAGING, Samples.RELEASE);

  @Test
  void everyPairOfStateAndEventIsInTheTable() {
    Golden.check(
        "../docs/transitions/build.md",
        TransitionTable.of(
            "A build",
            RULES,
            List.of(
                after(),
                after(STARTED),
                after(STARTED, STOPPED),
                after(SUCCEEDED),
                after(SUCCEEDED, STAGED),
                after(FAILED)),
            List.of(
                STARTED,
                new BuildDelayed(NOW, "no host"),
                new BuildProgressed(NOW, "step 3 of 7", Optional.empty()),
                STOPPED,
                new BuildHung(NOW, "no progress for 10 min"),
                SUCCEEDED,
                FAILED,
                LOST,
                new StagingQueued(NOW, Samples.STAGING, Samples.RELEASE),
                STAGED,
                new StagingOvertaken(NOW, Samples.STAGING, Samples.BUILD))));
  }

  @Test
  void aLostBuildIsStartedOnceMoreAndThenGivenUp() {
    Build again = after(STARTED, LOST);
    assertThat(again).isInstanceOf(Build.Starting.class);
    assertThat(RULES.next(RULES.next(again, STARTED), LOST)).isInstanceOf(Build.Failed.class);
  }

  @Test
  void theBranchIsFreeForTheNextBuildAsSoonAsThereIsAnImage() {
    assertThat(RULES.index(after(STARTED)).slot()).contains("build/shop/release/2026-11-20");
    assertThat(RULES.index(after(STARTED, SUCCEEDED)).slot()).isEmpty();
    assertThat(RULES.index(after(STARTED, SUCCEEDED)).ended()).isFalse();
  }

  private static Build after(BuildEvent... events) {
    Build state = RULES.begin(new BuildRequested(NOW, Samples.buildRequest()));
    for (BuildEvent event : events) {
      state = RULES.next(state, event);
    }
    return state;
  }
}
