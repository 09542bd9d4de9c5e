package dev.slipway.adapters.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress.Lost;
import dev.slipway.core.build.BuildProgress.Running;
import dev.slipway.core.build.BuildProgress.Succeeded;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot in a JVM of its own starts builds and is killed; another bot goes on from there. */
class BuildOutlivesBotTest {
  private static final BuildOrder FIRST = order("3f2a91c");
  private static final BuildOrder QUEUED = order("a71d004");

  @TempDir private Path temporary;

  @BeforeEach
  void botStartsTwoBuildsAndIsKilled() throws Exception {
    Process bot =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Bot.class.getName(),
                temporary.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = bot.inputReader()) {
      assertThat(said.lines().filter(line -> line.equals("begun")).findFirst()).isPresent();
    } finally {
      bot.destroyForcibly();
      bot.waitFor();
    }
  }

  @AfterEach
  void stopWhatStillRuns() {
    TestBuilds.killAll(temporary);
  }

  @Test
  void anotherBotFindsTheBuildAndSeesItEnd() throws IOException {
    try (CommandBuilder successor = builder(temporary)) {
      String reference = successor.find(FIRST).orElseThrow();
      assertThat(successor.observe(FIRST, reference))
          .isEqualTo(new Running("begun", Optional.empty()));
      assertThat(successor.start(FIRST)).isEqualTo(reference);
      Files.createFile(temporary.resolve("go"));
      assertThat(TestBuilds.end(successor, FIRST, reference)).isEqualTo(new Succeeded());
      assertThat(successor.find(FIRST)).contains(reference);
    }
  }

  @Test
  void queuedBuildOfTheDeadBotIsLostAndStartedAgain() throws IOException {
    try (CommandBuilder successor = builder(temporary)) {
      String lost =
          successor
              .find(FIRST)
              .orElseThrow()
              .replace(FIRST.commit().value(), QUEUED.commit().value());
      assertThat(successor.observe(QUEUED, lost))
          .isEqualTo(new Lost("the bot that was to start it is gone"));
      assertThat(successor.find(QUEUED)).isEmpty();
      String again = successor.start(QUEUED);
      Files.createFile(temporary.resolve("go"));
      assertThat(TestBuilds.end(successor, QUEUED, again)).isEqualTo(new Succeeded());
    }
  }

  private static BuildOrder order(String commit) {
    CommitSha sha = new CommitSha(commit + "0".repeat(33));
    ImageName image = new ImageName("registry.example.com/shop");
    BranchName branch = new BranchName("release/2026-11-20");
    return new BuildOrder(new AppName("shop"), image, branch, sha, Instant.EPOCH);
  }

  private static CommandBuilder builder(Path temporary) {
    String script = "echo begun; until [ -e \"$1/go\" ]; do sleep 0.1; done";
    HostLimits limits = new HostLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), 1, 3);
    return new CommandBuilder(
        new CommandSettings(
            List.of("sh", "-c", script, "sh", temporary.toString()),
            Set.of(),
            temporary.resolve("root"),
            limits),
        TestBuilds.EMPTY_SOURCES,
        Map.of("PATH", System.getenv("PATH")),
        app -> {},
        InstantSource.system());
  }

  /** The bot that is killed. */
  static final class Bot {
    private Bot() {}

    public static void main(String[] arguments) throws IOException {
      CommandBuilder builder = builder(Path.of(arguments[0]));
      String first = builder.start(FIRST);
      builder.start(QUEUED);
      await()
          .until(
              () -> builder.observe(FIRST, first).equals(new Running("begun", Optional.empty())));
      System.out.println("begun");
      System.in.read();
    }
  }
}
