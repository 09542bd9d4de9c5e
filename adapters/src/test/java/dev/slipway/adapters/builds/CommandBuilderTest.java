package dev.slipway.adapters.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.BuildProgress.Failed;
import dev.slipway.core.build.BuildProgress.Lost;
import dev.slipway.core.build.BuildProgress.Running;
import dev.slipway.core.build.BuildProgress.Succeeded;
import dev.slipway.core.build.Builder;
import dev.slipway.core.build.BuilderContract;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandBuilderTest extends BuilderContract {
  private static final BuildLimits LIMITS =
      new BuildLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), 2, 3);

  @TempDir private Path temporary;
  private final List<CommandBuilder> builders = new ArrayList<>();

  @AfterEach
  void stopWhatStillRuns() throws IOException {
    builders.forEach(CommandBuilder::close);
    TestBuilds.killAll(temporary.resolve("root"));
  }

  @Override
  protected Builder builder(Ending ending) {
    return switch (ending) {
      case SUCCESS -> shell("true");
      case FAILURE -> shell("echo no such file; exit 3");
      case NONE -> shell("sleep 600");
    };
  }

  @Override
  protected BuildProgress end(Builder builder, BuildOrder order, String reference) {
    return TestBuilds.end(builder, order, reference);
  }

  @Test
  void programSeesTheOrderAndWhatIsPassedAndNothingElse() throws IOException {
    CommandBuilder builder = shell("env | sort >../../seen");
    end(builder, ORDER, builder.start(ORDER));
    List<String> seen = Files.readAllLines(attempt("1").resolve("seen"));
    assertThat(seen)
        .contains(
            "APP=shop",
            "GIT_HASH=" + ORDER.commit(),
            "GIT_HEAD_EPOCH_TIME=1793611800",
            "IMAGE=registry.example.com/shop:" + ORDER.commit(),
            "NPM_TOKEN=npm-secret-1")
        .noneMatch(line -> line.contains("xoxb"));
    Set<String> names =
        new HashSet<>(seen.stream().map(line -> line.replaceFirst("=.*", "")).toList());
    names.removeAll(Set.of("PWD", "OLDPWD", "SHLVL", "_"));
    assertThat(names)
        .containsExactlyInAnyOrder(
            "APP", "GIT_HASH", "GIT_HEAD_EPOCH_TIME", "IMAGE", "NPM_TOKEN", "PATH");
  }

  @Test
  void argumentsAreNeverReadByAShell() throws IOException {
    CommandBuilder builder =
        command(List.of("printf", "%s\\n", "$(id)", "a b", "'; exit 0 #"), LIMITS);
    end(builder, ORDER, builder.start(ORDER));
    assertThat(attempt("1").resolve("log")).hasContent("$(id)\na b\n'; exit 0 #");
  }

  @Test
  void newestLineIsShownWhileItRuns() {
    CommandBuilder builder = shell("echo one; printf '\\033[32mtwo\\033[0m\\n'; sleep 600");
    String reference = builder.start(ORDER);
    await().until(() -> builder.observe(ORDER, reference).equals(new Running("two")));
  }

  @Test
  void passedSecretsAreHidden() {
    CommandBuilder builder = shell("echo login with $NPM_TOKEN failed; exit 1");
    assertThat(end(builder, ORDER, builder.start(ORDER)))
        .isEqualTo(new Failed("exit code 1", "login with *** failed"));
  }

  @Test
  void missingProgramIsToldByTheShell() {
    CommandBuilder builder = command(List.of("./absent.sh"), LIMITS);
    assertThat(end(builder, ORDER, builder.start(ORDER)))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.why()).isEqualTo("exit code 127");
              assertThat(failed.tail()).contains("./absent.sh").contains("not found");
            });
  }

  @Test
  void silentBuildIsStoppedWithAllThatItStarted() throws IOException {
    BuildLimits limits = new BuildLimits(Duration.ofMinutes(5), Duration.ofMillis(500), 2, 3);
    String stubborn = "(trap '' TERM; sleep 600; sleep 600) & sleep 600";
    CommandBuilder builder = shell("echo begun; " + stubborn, limits);
    BuildProgress progress = end(builder, ORDER, builder.start(ORDER));
    assertThat(progress).isEqualTo(new Failed("no output for 1 s, stopped", "begun"));
    assertThat(builder.find(ORDER)).isEmpty();
    await().until(() -> TestBuilds.processesIn(temporary).isEmpty());
  }

  @Test
  void overlongBuildIsStopped() {
    BuildLimits limits = new BuildLimits(Duration.ofSeconds(1), Duration.ofMinutes(5), 2, 3);
    CommandBuilder builder = shell("while :; do echo tick; sleep 0.2; done", limits);
    assertThat(end(builder, ORDER, builder.start(ORDER)))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.why()).isEqualTo("still running after 1 s, stopped");
              assertThat(failed.tail().lines()).hasSizeBetween(1, 15).containsOnly("tick");
            });
  }

  @RepeatedTest(5)
  void twentyStartersOfOneCommitStartOneProcess() throws Exception {
    CommandBuilder one = shell("echo begun >>../../begun; sleep 600");
    CommandBuilder two = shell("echo begun >>../../begun; sleep 600");
    List<Callable<String>> starters =
        IntStream.range(0, 20)
            .<Callable<String>>mapToObj(i -> () -> (i % 2 == 0 ? one : two).start(ORDER))
            .toList();
    Set<String> references = new HashSet<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> reference : pool.invokeAll(starters)) {
        references.add(reference.get());
      }
    }
    assertThat(references).hasSize(1);
    await().until(() -> Files.exists(attempt("1").resolve("begun")));
    assertThat(attempt("1").resolve("begun")).hasContent("begun");
    assertThat(attempt("2")).doesNotExist();
  }

  @Test
  void buildsBeyondTheLimitWaitForTheirTurn() {
    BuildLimits limits = new BuildLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), 1, 3);
    Path go = temporary.resolve("go");
    String script = "echo begun; until [ -e " + go + " ]; do sleep 0.1; done";
    CommandBuilder builder = shell(script, limits);
    BuildOrder second = order("registry.example.com/shop", "a71d004");
    String firstReference = builder.start(ORDER);
    String secondReference = builder.start(second);
    await().until(() -> builder.observe(ORDER, firstReference).equals(new Running("begun")));
    assertThat(builder.observe(second, secondReference)).isEqualTo(new Running(""));
    assertThat(builder.find(second)).contains(secondReference);
    TestBuilds.touch(go);
    assertThat(end(builder, ORDER, firstReference)).isEqualTo(new Succeeded());
    assertThat(end(builder, second, secondReference)).isEqualTo(new Succeeded());
  }

  @Test
  void queuedBuildOfAClosedBuilderIsLost() {
    BuildLimits limits = new BuildLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), 1, 3);
    CommandBuilder builder = shell("echo begun; sleep 600", limits);
    BuildOrder second = order("registry.example.com/shop", "a71d004");
    String running = builder.start(ORDER);
    await().until(() -> builder.observe(ORDER, running).equals(new Running("begun")));
    String queued = builder.start(second);
    builder.close();
    assertThat(builder.observe(second, queued)).isInstanceOf(Lost.class);
    assertThat(builder.observe(ORDER, running)).isEqualTo(new Running("begun"));
  }

  @Test
  void unavailableSourcesLoseTheBuildAndBrokenOnesFailIt() {
    CommandBuilder unavailable =
        withSources(
            (commit, parent) -> {
              throw new Unavailable("git", "down", new IOException("down"));
            });
    assertThat(end(unavailable, ORDER, unavailable.start(ORDER)))
        .isEqualTo(new Lost("git is unavailable: down"));
    CommandBuilder broken =
        withSources(
            (commit, parent) -> {
              throw new IllegalStateException("no such commit");
            });
    assertThat(end(broken, ORDER, broken.start(ORDER)))
        .isEqualTo(new Failed("failed to start the build: no such commit", ""));
  }

  @Test
  void killedProcessIsLost() throws IOException {
    CommandBuilder builder = shell("echo begun; sleep 600");
    String reference = builder.start(ORDER);
    await().until(() -> builder.observe(ORDER, reference).equals(new Running("begun")));
    TestBuilds.killAll(temporary.resolve("root"));
    assertThat(end(builder, ORDER, reference))
        .isEqualTo(new Lost("its process is gone and left no exit code"));
    assertThat(builder.find(ORDER)).isEmpty();
  }

  @Test
  void referenceOfAnotherHostIsLostAndCannotLeaveTheRoot() {
    CommandBuilder builder = shell("sleep 600");
    String reference = builder.start(ORDER);
    String elsewhere = "other" + reference.substring(reference.indexOf('/'));
    assertThat(builder.observe(ORDER, elsewhere)).isInstanceOf(Lost.class);
    String prefix = reference.substring(0, reference.lastIndexOf('/') + 1);
    assertThat(builder.observe(ORDER, prefix + "../../../x")).isInstanceOf(Lost.class);
    assertThat(builder.observe(ORDER, prefix + "7")).isInstanceOf(Lost.class);
  }

  @Test
  void sourcesAreDeletedAndOldBuildsPruned() {
    CommandBuilder builder = shell("true");
    List<BuildOrder> orders =
        IntStream.range(1, 7)
            .mapToObj(i -> order("registry.example.com/shop", "abcdef" + i))
            .toList();
    for (BuildOrder order : orders) {
      end(builder, order, builder.start(order));
    }
    assertThat(builder.find(orders.getFirst())).isEmpty();
    assertThat(builder.find(orders.getLast())).isPresent();
    assertThat(temporary.resolve("root/shop")).isDirectoryNotContaining("glob:**/abcdef1*");
    Path last = temporary.resolve("root/shop").resolve(orders.getLast().commit() + "/1");
    await().until(() -> !Files.exists(last.resolve("work")));
    assertThat(last.resolve("log")).exists();
  }

  private Path attempt(String number) {
    return temporary.resolve("root/shop").resolve(ORDER.commit().value()).resolve(number);
  }

  private CommandBuilder shell(String script) {
    return shell(script, LIMITS);
  }

  /** The last argument marks its processes as ours. */
  private CommandBuilder shell(String script, BuildLimits limits) {
    return command(List.of("sh", "-c", script, "sh", temporary.toString()), limits);
  }

  private CommandBuilder command(List<String> program, BuildLimits limits) {
    return builder(program, limits, TestBuilds.EMPTY_SOURCES);
  }

  private CommandBuilder withSources(Sources sources) {
    return builder(List.of("true"), LIMITS, sources);
  }

  private CommandBuilder builder(List<String> program, BuildLimits limits, Sources sources) {
    Map<String, String> environment =
        Map.of("PATH", System.getenv("PATH"), "SLACK_TOKEN", "xoxb-1", "NPM_TOKEN", "npm-secret-1");
    CommandSettings settings =
        new CommandSettings(program, Set.of("NPM_TOKEN"), temporary.resolve("root"), limits);
    CommandBuilder builder =
        new CommandBuilder(settings, sources, environment, InstantSource.system());
    builders.add(builder);
    return builder;
  }
}
