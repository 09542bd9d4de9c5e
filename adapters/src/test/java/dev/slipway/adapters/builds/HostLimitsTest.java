package dev.slipway.adapters.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.BuildProgress.Failed;
import dev.slipway.core.build.BuildProgress.Lost;
import dev.slipway.core.build.BuildProgress.Running;
import dev.slipway.core.build.BuildProgress.Succeeded;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host refuses to give to builds: time, silence, places, disk. */
class HostLimitsTest {
  private static final HostLimits LIMITS =
      new HostLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), 2, 3);
  private static final BuildOrder ORDER = order("3f2a91c");

  @TempDir private Path temporary;
  private TestCommands commands;

  @BeforeEach
  void prepare() {
    commands = new TestCommands(temporary);
  }

  @AfterEach
  void stopWhatStillRuns() {
    commands.close();
  }

  @Test
  void silentBuildIsStoppedWithAllThatItStarted() throws IOException {
    HostLimits limits = new HostLimits(Duration.ofMinutes(5), Duration.ofMillis(1900), 2, 3);
    String stubborn = "(trap '' TERM; sleep 600; sleep 600) & sleep 600";
    CommandBuilder builder = commands.shell("echo begun; " + stubborn, limits);
    BuildProgress progress = TestBuilds.end(builder, ORDER, builder.start(ORDER));
    assertThat(progress)
        .isEqualTo(new Failed("no output for 1 s, stopped", "begun", Optional.empty()));
    assertThat(builder.find(ORDER)).isEmpty();
    await().until(() -> TestBuilds.processesIn(temporary).isEmpty());
  }

  @Test
  void overlongBuildIsStopped() {
    HostLimits limits = new HostLimits(Duration.ofSeconds(1), Duration.ofMinutes(5), 2, 3);
    CommandBuilder builder = commands.shell("while :; do echo tick; sleep 0.2; done", limits);
    assertThat(TestBuilds.end(builder, ORDER, builder.start(ORDER)))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.why()).isEqualTo("still running after 1 s, stopped");
              assertThat(failed.tail().lines()).hasSizeBetween(1, 15).containsOnly("tick");
            });
  }

  @Test
  void buildsBeyondTheLimitWaitForTheirTurn() {
    HostLimits limits = new HostLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), 1, 3);
    Path go = temporary.resolve("go");
    String script = "echo begun; until [ -e " + go + " ]; do sleep 0.1; done";
    CommandBuilder builder = commands.shell(script, limits);
    BuildOrder second = order("a71d004");
    String firstReference = builder.start(ORDER);
    String secondReference = builder.start(second);
    await()
        .until(
            () ->
                builder
                    .observe(ORDER, firstReference)
                    .equals(new Running("begun", Optional.empty())));
    assertThat(builder.observe(second, secondReference))
        .isEqualTo(new Running("", Optional.empty()));
    assertThat(builder.find(second)).contains(secondReference);
    TestBuilds.touch(go);
    assertThat(TestBuilds.end(builder, ORDER, firstReference)).isEqualTo(new Succeeded());
    assertThat(TestBuilds.end(builder, second, secondReference)).isEqualTo(new Succeeded());
  }

  @Test
  void queuedBuildOfAClosedBuilderIsLost() {
    HostLimits limits = new HostLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), 1, 3);
    CommandBuilder builder = commands.shell("echo begun; sleep 600", limits);
    BuildOrder second = order("a71d004");
    String running = builder.start(ORDER);
    await()
        .until(
            () -> builder.observe(ORDER, running).equals(new Running("begun", Optional.empty())));
    String queued = builder.start(second);
    builder.close();
    assertThat(builder.observe(second, queued)).isInstanceOf(Lost.class);
    assertThat(builder.observe(ORDER, running)).isEqualTo(new Running("begun", Optional.empty()));
  }

  @Test
  void sourcesAreDeletedAndOldBuildsPruned() {
    CommandBuilder builder = commands.shell("true", LIMITS);
    List<BuildOrder> orders = IntStream.range(1, 7).mapToObj(i -> order("abcdef" + i)).toList();
    for (BuildOrder order : orders) {
      TestBuilds.end(builder, order, builder.start(order));
    }
    assertThat(builder.find(orders.getFirst())).isEmpty();
    assertThat(builder.find(orders.getLast())).isPresent();
    assertThat(temporary.resolve("root/shop")).isDirectoryNotContaining("glob:**/abcdef1*");
    Path last = temporary.resolve("root/shop").resolve(orders.getLast().commit() + "/1");
    await().until(() -> !Files.exists(last.resolve("work")));
    assertThat(last.resolve("log")).exists();
  }

  private static BuildOrder order(String commit) {
    CommitSha sha = new CommitSha(commit + "0".repeat(33));
    ImageName image = new ImageName("registry.example.com/shop");
    BranchName branch = new BranchName("release/2026-11-20");
    return new BuildOrder(new AppName("shop"), image, branch, sha, Instant.EPOCH);
  }
}
