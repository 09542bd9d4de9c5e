package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.OUTSIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.build.BuildLimits;
import dev.slipway.core.build.BuildProgress.Running;
import dev.slipway.core.build.BuildProgress.Succeeded;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.pick.Pick;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

class HungBuildStoryTest extends ShopStory {
  private static final ProcessId BUILD = new ProcessId(ProcessKind.BUILD, 1);
  private static final Click STOP = new Click.StopBuild(BUILD, DEVELOPER);
  private static final URI LINK = URI.create("https://ci.example.com/runs/1");

  HungBuildStoryTest() {
    super(0);
  }

  @Test
  void whatABuildDoesIsRememberedButNotEveryLineOfIt() {
    picks(merged("Round VAT"));
    for (int second = 0; second < 120; second++) {
      says("line " + second, Optional.empty());
      world.passes(Duration.ofSeconds(1));
    }

    assertThat(world.count(BUILD, BuildEvent.BuildProgressed.class)).isBetween(3L, 5L);
    building().extracting(build -> build.seen().line()).asString().startsWith("line ");
  }

  @Test
  void theLinkIsRememberedAtOnce() {
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(2));
    says("", Optional.of(LINK));
    world.passes(Duration.ofSeconds(2));

    building().extracting(build -> build.seen().link()).isEqualTo(Optional.of(LINK));
  }

  @Test
  void aBuildWithoutProgressIsStoppedAndSaysWhereItHung() {
    outside.builder.limits(new BuildLimits(Duration.ofMinutes(10), Duration.ofHours(1)));
    picks(merged("Round VAT"));
    says("step 3 of 7: compile", Optional.of(LINK));
    world.passes(Duration.ofMinutes(9));
    assertThat(outside.builder.cancelled()).isEmpty();

    world.passes(Duration.ofMinutes(3));

    assertThat(outside.builder.cancelled()).hasSize(1);
    failed()
        .satisfies(
            failed -> {
              assertThat(failed.why())
                  .isEqualTo("no progress for 10 min; last: step 3 of 7: compile");
              assertThat(failed.link()).contains(LINK);
              assertThat(failed.stoppedBy()).isEmpty();
            });
    assertThat(world.pick(1)).isInstanceOf(Pick.BuildFailed.class);
  }

  @Test
  void aBuildThatMovesIsStoppedWhenItTakesTooLong() {
    outside.builder.limits(new BuildLimits(Duration.ofMinutes(10), Duration.ofMinutes(20)));
    picks(merged("Round VAT"));
    for (int minute = 0; minute < 22; minute++) {
      says("line " + minute, Optional.empty());
      world.passes(Duration.ofMinutes(1));
    }

    failed().extracting(Build.Failed::why).asString().startsWith("not done after 20 min");
  }

  @Test
  void aBuilderThatLooksAfterHungBuildsItselfIsLeftAlone() {
    picks(merged("Round VAT"));
    world.passes(Duration.ofMinutes(30));

    assertThat(world.build(1)).isInstanceOf(Build.Building.class);
  }

  @Test
  void whoMayPickMayStopTheBuildAndTheNextPickBuildsAgain() {
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(2));

    assertThat(world.clicks(STOP)).isInstanceOf(Answer.Accepted.class);
    world.comesToRest();

    assertThat(outside.builder.cancelled()).hasSize(1);
    failed().extracting(Build.Failed::stoppedBy).isEqualTo(Optional.of(DEVELOPER));
    buildsSucceed(outside, 1);
    picks(merged("Second"));
    world.comesToRest();
    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
  }

  @Test
  void theSameClickAgainIsNoMistakeAndSomebodyElsesComesTooLate() {
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(2));
    world.clicks(STOP);
    world.comesToRest();

    assertThat(world.clicks(STOP)).isInstanceOf(Answer.Accepted.class);
    Answer late = world.clicks(new Click.StopBuild(BUILD, MANAGER));
    assertThat(refusal(late).why()).contains("build-1 was stopped by <@" + DEVELOPER + ">");
  }

  @Test
  void whoMayNotPickMayNotStopABuild() {
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(2));

    Answer refused = world.clicks(new Click.StopBuild(BUILD, OUTSIDER));

    assertThat(refusal(refused).why()).isEqualTo("you may not stop a build of shop");
    assertThat(world.build(1)).isInstanceOf(Build.Building.class);
  }

  @Test
  void aBuilderThatIsAwayWhileItBuildsIsToldOnceAndThenGoesOn() {
    picks(merged("Round VAT"));
    says("step 3 of 7", Optional.of(LINK));
    world.passes(Duration.ofSeconds(5));
    outside.builder.unreachable(true);
    world.passes(Duration.ofMinutes(5));
    building()
        .extracting(build -> build.delay().orElse(""))
        .asString()
        .startsWith("the fake builder is unavailable");

    outside.builder.unreachable(false);
    world.passes(Duration.ofMinutes(1));
    building().extracting(Build.Building::delay).isEqualTo(Optional.empty());

    outside.builder.end(outside.builder.starts().getLast(), new Succeeded());
    world.comesToRest();
    assertThat(world.events(ProcessKind.BUILD, 1)).containsOnlyOnce("BuildDelayed");
    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
  }

  @Test
  void aStopThatTheBuilderDoesNotHearIsSaidAgain() {
    picks(merged("Round VAT"));
    world.passes(Duration.ofSeconds(2));
    outside.builder.unreachable(true);
    world.clicks(STOP);
    world.passes(Duration.ofMinutes(2));
    assertThat(world.build(1)).isInstanceOf(Build.Stopping.class);

    outside.builder.unreachable(false);
    world.comesToRest();

    assertThat(outside.builder.cancelled()).hasSize(1);
    failed().extracting(Build.Failed::stoppedBy).isEqualTo(Optional.of(DEVELOPER));
  }

  private void says(String line, Optional<URI> link) {
    world.passes(Duration.ofMillis(1));
    outside.builder.end(outside.builder.starts().getLast(), new Running(line, link));
  }

  private ObjectAssert<Build.Building> building() {
    return assertThat(world.build(1))
        .asInstanceOf(InstanceOfAssertFactories.type(Build.Building.class));
  }

  private ObjectAssert<Build.Failed> failed() {
    return assertThat(world.build(1))
        .asInstanceOf(InstanceOfAssertFactories.type(Build.Failed.class));
  }
}
