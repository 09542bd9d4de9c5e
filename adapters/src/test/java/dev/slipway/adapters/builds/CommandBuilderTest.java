package dev.slipway.adapters.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.BuildProgress.Failed;
import dev.slipway.core.build.BuildProgress.Lost;
import dev.slipway.core.build.BuildProgress.Running;
import dev.slipway.core.build.Builder;
import dev.slipway.core.build.BuilderContract;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandBuilderTest extends BuilderContract {
  private static final HostLimits LIMITS =
      new HostLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), 2, 3);

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
  void whoeverWantsToKnowHearsThatABuildHasEndedWhenItsEndCanBeSeen() throws Exception {
    CommandBuilder builder = shell("true");
    String reference = builder.start(ORDER);

    assertThat(commands.ended().poll(30, TimeUnit.SECONDS)).isEqualTo(ORDER.app());

    assertThat(builder.observe(ORDER, reference)).isEqualTo(new BuildProgress.Succeeded());
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
    CommandBuilder builder = command(List.of("printf", "%s\\n", "$(id)", "a b", "'; exit 0 #"));
    end(builder, ORDER, builder.start(ORDER));
    assertThat(attempt("1").resolve("log")).hasContent("$(id)\na b\n'; exit 0 #");
  }

  @Test
  void newestLineIsShownWhileItRuns() {
    CommandBuilder builder = shell("echo one; printf '\\033[32mtwo\\033[0m\\n'; sleep 600");
    String reference = builder.start(ORDER);
    await()
        .until(
            () -> builder.observe(ORDER, reference).equals(new Running("two", Optional.empty())));
  }

  @Test
  void passedSecretsAreHidden() {
    CommandBuilder builder = shell("echo login with $NPM_TOKEN failed; exit 1");
    assertThat(end(builder, ORDER, builder.start(ORDER)))
        .isEqualTo(new Failed("exit code 1", "login with *** failed", Optional.empty()));
  }

  @Test
  void missingProgramIsToldByTheShell() {
    CommandBuilder builder = command(List.of("./absent.sh"));
    assertThat(end(builder, ORDER, builder.start(ORDER)))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.why()).isEqualTo("exit code 127");
              assertThat(failed.tail()).contains("./absent.sh").contains("not found");
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
        .isEqualTo(new Failed("failed to start the build: no such commit", "", Optional.empty()));
  }

  @Test
  void killedProcessIsLost() throws IOException {
    CommandBuilder builder = shell("echo begun; sleep 600");
    String reference = builder.start(ORDER);
    await()
        .until(
            () -> builder.observe(ORDER, reference).equals(new Running("begun", Optional.empty())));
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

  private Path attempt(String number) {
    return temporary.resolve("root/shop").resolve(ORDER.commit().value()).resolve(number);
  }

  private CommandBuilder shell(String script) {
    return commands.shell(script, LIMITS);
  }

  private CommandBuilder command(List<String> program) {
    return commands.command(program, LIMITS, TestBuilds.EMPTY_SOURCES);
  }

  private CommandBuilder withSources(Sources sources) {
    return commands.command(List.of("true"), LIMITS, sources);
  }
}
