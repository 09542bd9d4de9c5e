package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent.BuildProgressed;
import dev.slipway.core.build.BuildProgress.Succeeded;
import dev.slipway.core.build.BuildStage;
import dev.slipway.core.course.Usual;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Journey;
import dev.slipway.core.desk.Page;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long things take, how long they usually take, and where the minutes went. */
class TimeStoryTest extends ShopStory {
  private static final Duration SOME = Duration.ofSeconds(10);

  TimeStoryTest() {
    super(0);
  }

  @Test
  void aBuildKnowsHowLongTheLastOnesTook() {
    for (int minutes : List.of(4, 2, 3)) {
      builtIn(Duration.ofMinutes(minutes));
    }
    picks(merged("The next"));
    world.passes(Duration.ofSeconds(5));

    Usual usual = building(4).usual().orElseThrow();
    assertThat(usual.of()).isEqualTo(3);
    assertThat(usual.median()).isCloseTo(Duration.ofMinutes(3), SOME);
    assertThat(usual.least()).isCloseTo(Duration.ofMinutes(2), SOME);
    assertThat(usual.most()).isCloseTo(Duration.ofMinutes(4), SOME);
  }

  @Test
  void aBuildThatSaysNothingNewIsNotedTwiceAMinute() {
    picks(merged("Round VAT"));
    world.passes(Duration.ofMinutes(10));

    assertThat(world.count(new ProcessId(ProcessKind.BUILD, 1), BuildProgressed.class))
        .isBetween(18L, 20L);
    assertThat(building(1).usual()).isEmpty();
  }

  @Test
  void aReleaseKnowsHowLongTheLastOnesToItsEnvironmentTook() {
    buildsSucceed(outside, 4);
    for (int i = 0; i < 3; i++) {
      staged("Change " + i);
    }
    world.confirms(MANAGER, awaiting("The last"));
    world.comesToRest();

    assertThat(usualOfRelease(4)).get().extracting(Usual::of).isEqualTo(3);
    assertThat(usualOfRelease(5)).as("the first one to production").isEmpty();
  }

  @Test
  void statusSaysWhereTheMinutesWent() {
    builtIn(Duration.ofMinutes(3));

    Journey journey = journey();

    assertThat(journey.isOver()).isTrue();
    assertThat(journey.course().in(BuildStage.BUILDING)).isCloseTo(Duration.ofMinutes(3), SOME);
    assertThat(journey.release()).get().extracting(Current::state).isInstanceOf(Release.Live.class);
    assertThat(journey.course().spent().values().stream().mapToLong(Duration::toSeconds).sum())
        .isEqualTo(journey.course().lasted().toSeconds());
  }

  @Test
  void aCommitThatWaitsForTheBuildBeforeItIsOnItsWaySinceItWasSeen() {
    world.passes(Duration.ofMinutes(1));
    world.replicas.successor().processes.watchHeads();
    world.passes(Duration.ofMinutes(1));
    picks(merged("First"));
    world.passes(Duration.ofSeconds(30));
    outside.repository.commit(Outside.BRANCH.value(), "Pushed by hand", "by-hand", "1\n");
    world.passes(Duration.ofMinutes(5));
    ends();
    world.passes(Duration.ofMinutes(1));

    assertThat(journey().isOver()).isFalse();
    assertThat(journey().course().in(BuildStage.WAITING)).isGreaterThan(Duration.ofMinutes(3));
  }

  private void builtIn(Duration time) {
    picks(merged("A change for " + time));
    world.passes(time);
    ends();
    world.comesToRest();
  }

  private void ends() {
    outside.builder.end(outside.builder.starts().getLast(), new Succeeded());
  }

  private Journey journey() {
    Answer answer = world.asks(DEVELOPER, "!status");
    assertThat(answer).isInstanceOf(Answer.Shown.class);
    return ((Page.Status) ((Answer.Shown) answer).page()).journey().orElseThrow();
  }

  private Build.Building building(int number) {
    assertThat(world.build(number)).isInstanceOf(Build.Building.class);
    return (Build.Building) world.build(number);
  }

  private Optional<Usual> usualOfRelease(int number) {
    assertThat(world.release(number)).isInstanceOf(Release.Live.class);
    return ((Release.Live) world.release(number)).run().timing().usual();
  }
}
