package dev.slipway.core.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildProgress.Failed;
import dev.slipway.core.build.BuildProgress.Lost;
import dev.slipway.core.build.BuildProgress.Running;
import dev.slipway.core.build.BuildProgress.Succeeded;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Builder} does. */
public abstract class BuilderContract {
  protected static final BuildOrder ORDER = order("registry.example.com/shop", "3f2a91c");

  /** How the builds of a builder end. */
  protected enum Ending {
    SUCCESS,
    /** With exit code 3, after the line {@code no such file}. */
    FAILURE,
    /** They run for as long as the test does. */
    NONE
  }

  protected static BuildOrder order(String image, String commit) {
    CommitSha sha = new CommitSha((commit + "0".repeat(40)).substring(0, 40));
    Instant at = Instant.parse("2026-11-02T09:30:00Z");
    BranchName branch = new BranchName("release/2026-11-20");
    return new BuildOrder(new AppName("shop"), new ImageName(image), branch, sha, at);
  }

  /** A builder without a past. */
  protected abstract Builder builder(Ending ending) throws Exception;

  /** Observes until it does not run any more. */
  protected abstract BuildProgress end(Builder builder, BuildOrder order, String reference);

  /** How a build is told of that ended as {@link Ending#FAILURE}. */
  protected BuildProgress failure() {
    return new Failed("exit code 3", "no such file", Optional.empty());
  }

  @Test
  void whatWasNeverStartedIsNotFound() throws Exception {
    assertThat(builder(Ending.SUCCESS).find(ORDER)).isEmpty();
  }

  @Test
  void runningBuildIsFoundAndObserved() throws Exception {
    Builder builder = builder(Ending.NONE);
    String reference = builder.start(ORDER);
    assertThat(builder.find(ORDER)).contains(reference);
    assertThat(builder.observe(ORDER, reference)).isInstanceOf(Running.class);
  }

  @Test
  void startingTwiceStartsOnce() throws Exception {
    Builder builder = builder(Ending.NONE);
    assertThat(builder.start(ORDER)).isEqualTo(builder.start(ORDER));
  }

  @Test
  void successIsObservedAndFoundAgain() throws Exception {
    Builder builder = builder(Ending.SUCCESS);
    String reference = builder.start(ORDER);
    assertThat(end(builder, ORDER, reference)).isEqualTo(new Succeeded());
    assertThat(builder.find(ORDER)).contains(reference);
    assertThat(builder.start(ORDER)).isEqualTo(reference);
  }

  @Test
  void failureSaysWhyAndShowsItsOutput() throws Exception {
    Builder builder = builder(Ending.FAILURE);
    BuildProgress progress = end(builder, ORDER, builder.start(ORDER));
    assertThat(progress).isEqualTo(failure());
  }

  @Test
  void failedBuildCanBeStartedAgain() throws Exception {
    Builder builder = builder(Ending.FAILURE);
    String first = builder.start(ORDER);
    BuildProgress failure = end(builder, ORDER, first);
    assertThat(builder.find(ORDER)).isEmpty();
    assertThat(builder.start(ORDER)).isNotEqualTo(first);
    assertThat(builder.observe(ORDER, first)).isEqualTo(failure);
  }

  @Test
  void anotherCommitAndAnotherImageAreOtherBuilds() throws Exception {
    Builder builder = builder(Ending.NONE);
    builder.start(ORDER);
    assertThat(builder.find(order("registry.example.com/shop", "a71d004"))).isEmpty();
    assertThat(builder.find(order("registry.example.com/store", "3f2a91c"))).isEmpty();
  }

  @Test
  void cancelledBuildEndsAndCanBeStartedAgain() throws Exception {
    Builder builder = builder(Ending.NONE);
    String reference = builder.start(ORDER);
    builder.cancel(ORDER, reference);
    builder.cancel(ORDER, reference);
    assertThat(end(builder, ORDER, reference)).isInstanceOf(Failed.class);
    assertThat(builder.find(ORDER)).isEmpty();
  }

  @Test
  void cancellingWhatHasEndedChangesNothing() throws Exception {
    Builder builder = builder(Ending.SUCCESS);
    String reference = builder.start(ORDER);
    end(builder, ORDER, reference);
    builder.cancel(ORDER, reference);
    assertThat(builder.observe(ORDER, reference)).isEqualTo(new Succeeded());
  }

  @Test
  void unknownReferenceIsLost() throws Exception {
    Builder builder = builder(Ending.NONE);
    assertThat(builder.observe(ORDER, "nobody/knows/this")).isInstanceOf(Lost.class);
  }
}
