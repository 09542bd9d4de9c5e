package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.story.Outside.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.Suspects;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What gets onto a release branch without the bot. */
class HeadsStoryTest extends ShopStory {
  HeadsStoryTest() {
    super(0);
  }

  @Test
  void aPushByHandIsBuiltAndGoesToStaging() {
    watched();
    buildsSucceed(outside, 1);
    CommitSha pushed = pushes("Mend by hand");
    world.passes(Duration.ofMinutes(2));

    assertThat(world.build(1).request().commit().sha()).isEqualTo(pushed);
    assertThat(world.release(1)).isInstanceOf(Release.Live.class);
    assertThat(lines()).isEmpty();
  }

  @Test
  void whatWasThereBeforeIsLeftAlone() {
    watched();
    world.passes(Duration.ofMinutes(10));

    assertThat(outside.builder.starts()).isEmpty();
  }

  @Test
  void tenPushesWithinOneBuildLeadToOneMoreBuildAndOneMoreRelease() {
    watched();
    pushes("First");
    world.passes(Duration.ofSeconds(30));
    CommitSha newest = null;
    for (int i = 2; i <= 10; i++) {
      newest = pushes("Push " + i);
      world.passes(Duration.ofSeconds(5));
    }
    assertThat(outside.builder.starts()).hasSize(1);

    outside.builder.end(outside.builder.starts().getFirst(), new BuildProgress.Succeeded());
    world.passes(Duration.ofMinutes(2));
    assertThat(outside.builder.starts()).hasSize(2);
    outside.builder.end(outside.builder.starts().getLast(), new BuildProgress.Succeeded());
    world.passes(Duration.ofMinutes(2));

    assertThat(outside.builder.starts()).hasSize(2);
    assertThat(outside.builder.starts().getLast().commit()).isEqualTo(newest);
    assertThat(world.release(2)).isInstanceOf(Release.Live.class);
    assertThat(world.shared.store.latest(ProcessKind.RELEASE, Samples.SHOP, 9)).hasSize(2);
  }

  @Test
  void aPickAndTheWatchStartOneBuild() {
    watched();
    buildsSucceed(outside, 3);
    picks(merged("Round VAT"));
    world.passes(Duration.ofMinutes(3));

    assertThat(outside.builder.starts()).hasSize(1);
    assertThat(world.release(1)).isInstanceOf(Release.Live.class);
  }

  @Test
  void aNewBranchAndANewTagAreBuiltAndTheTagGoesNowhere() {
    watched();
    buildsSucceed(outside, 2);
    outside.repository.branch("release/2026-12-01", merged("For the next release"));
    world.passes(Duration.ofMinutes(2));
    outside.repository.tag("v1", outside.repository.head("release/2026-12-01"));
    outside.repository.branch("feature/x", merged("Not for release"));
    world.passes(Duration.ofMinutes(3));

    assertThat(world.build(1).request().branch().value()).isEqualTo("release/2026-12-01");
    assertThat(world.build(2).request().branch().value()).isEqualTo("v1");
    assertThat(world.build(2)).isInstanceOf(Build.Built.class);
    assertThat(outside.builder.starts()).hasSize(1);
    assertThat(world.shared.store.latest(ProcessKind.RELEASE, Samples.SHOP, 9)).hasSize(1);
  }

  @Test
  void aRewrittenAndADeletedBranchAreSaidOnce() {
    watched();
    buildsSucceed(outside, 3);
    pushes("Mend by hand");
    world.passes(Duration.ofMinutes(2));
    outside.repository.branch(BRANCH.value(), merged("Something else"));
    world.passes(Duration.ofMinutes(3));
    assertThat(lines()).hasSize(1);
    assertThat(world.build(2)).isInstanceOf(Build.Built.class);

    outside.repository.deleteBranch(BRANCH.value());
    world.passes(Duration.ofMinutes(10));
    assertThat(lines()).hasSize(2);
    assertThat(outside.builder.starts()).hasSize(2);
  }

  @Test
  void aHostThatRefusesIsToldOfOnceAndWhatWasPushedMeanwhileIsBuilt() {
    watched();
    outside.repository.refuse("the token is revoked");
    world.passes(Duration.ofMinutes(10));
    outside.repository.refuse("the token is revoked, request 4711");
    world.passes(Duration.ofMinutes(20));
    assertThat(lines()).hasSize(1);

    outside.repository.allow();
    buildsSucceed(outside, 1);
    pushes("Mend by hand");
    world.passes(Duration.ofMinutes(10));
    assertThat(lines()).hasSize(2);
    assertThat(world.build(1)).isInstanceOf(Build.Built.class);
  }

  @Test
  void watchingSurvivesTheReplicaThatDidIt() {
    watched();
    world.replicas.first().life.end();
    watched();
    buildsSucceed(outside, 1);
    pushes("Mend by hand");
    world.passes(Duration.ofMinutes(3));

    assertThat(world.build(1)).isInstanceOf(Build.Built.class);
    assertThat(world.shared.store.latest(ProcessKind.HEADS, Samples.SHOP, 9)).hasSize(1);
  }

  @Test
  void aBuildThatFailsTellsTheAuthorsOfWhatIsNewInIt() {
    watched();
    buildsSucceed(outside, 1);
    CommitSha good = pushes("Works");
    world.passes(Duration.ofMinutes(2));
    outside.builder.next(new BuildProgress.Failed("exit code 1", "no", Optional.empty()));
    pushes("Breaks");
    pushes("Is not to blame");
    world.passes(Duration.ofMinutes(2));

    assertThat(world.build(2))
        .isInstanceOfSatisfying(
            Build.Failed.class,
            failed -> {
              Suspects suspects = failed.suspects().orElseThrow();
              assertThat(suspects.since().orElseThrow().sha()).isEqualTo(good);
              assertThat(suspects.commits())
                  .extracting(commit -> commit.subject())
                  .containsExactly("Breaks", "Is not to blame");
            });
    assertThat(world.noticesTo(DEVELOPER))
        .filteredOn(about -> about.kind() == ProcessKind.BUILD)
        .hasSize(1);
  }

  private void watched() {
    world.replicas.successor().processes.watchHeads();
    world.passes(Duration.ofSeconds(15));
  }

  private CommitSha pushes(String what) {
    return outside.repository.commit(BRANCH.value(), what, what.replace(' ', '-'), "1\n");
  }

  /** What the channel heard about heads. */
  private List<Envelope> lines() {
    return world.shared.outbox.all().stream()
        .filter(envelope -> envelope.telling() instanceof Telling.Detail)
        .filter(
            envelope -> envelope.about().filter(id -> id.kind() == ProcessKind.HEADS).isPresent())
        .toList();
  }
}
