package dev.slipway.adapters.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.adapters.builds.AttemptState.Exited;
import dev.slipway.adapters.builds.AttemptState.Lost;
import dev.slipway.adapters.builds.AttemptState.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  @TempDir private Path temporary;

  @AfterEach
  void stopWhatStillRuns() {
    TestBuilds.killAll(temporary);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/usr/bin/setsid", ""})
  void launchedProgramEndsWithAllItsChildrenWhenAsked(String setsid) throws IOException {
    Attempt attempt = new Attempt(temporary);
    Launcher launcher = new Launcher(Optional.of(setsid).filter(path -> !path.isEmpty()));
    launcher.launch(attempt, shell("sh -c \"sleep 600; : $0\" & sleep 600"));
    assertThat(attempt.state()).isInstanceOf(Running.class);
    OsProcess process = ((Running) attempt.state()).process();
    await().until(() -> ProcessHandle.of(process.pid()).orElseThrow().descendants().count() >= 3);
    process.terminate();
    await().until(() -> attempt.state() instanceof Exited);
    assertThat(attempt.state()).isEqualTo(new Exited(143));
    await().until(() -> TestBuilds.processesIn(temporary).isEmpty());
  }

  @Test
  void forbiddenAttemptNeverRunsItsProgram() throws IOException {
    Attempt attempt = new Attempt(temporary);
    attempt.lose("given up");
    new Launcher().launch(attempt, shell("touch ran"));
    await().until(() -> TestBuilds.processesIn(temporary).isEmpty());
    assertThat(attempt.state()).isEqualTo(new Lost("given up"));
    assertThat(temporary.resolve("ran")).doesNotExist();
  }

  @Test
  void numberOfAnEndedProcessGivenToAnotherIsNotTakenForIt() throws IOException {
    Attempt attempt = new Attempt(temporary);
    OsProcess self = OsProcess.parse(OsProcess.self()).orElseThrow();
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String older =
        stat.replace(" " + self.start() + " ", " " + (Long.parseLong(self.start()) - 1) + " ");
    Files.writeString(temporary.resolve("pid"), stat);
    assertThat(attempt.state()).isEqualTo(new Running(self));
    Files.writeString(temporary.resolve("pid"), older);
    assertThat(attempt.state()).isInstanceOf(Lost.class);
  }

  @Test
  void programNamesWithBracketsAreRead() {
    String tail = "S 1 42 42 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 12345 0 0\n";
    assertThat(OsProcess.parse("42 (a) b (c) " + tail)).contains(new OsProcess(42, "12345"));
    assertThat(OsProcess.parse("42\n")).contains(new OsProcess(42, ""));
    assertThat(OsProcess.parse("")).isEmpty();
  }

  private Program shell(String script) {
    List<String> argv = List.of("sh", "-c", script, temporary.toString());
    return new Program(argv, Map.of("PATH", System.getenv("PATH")), temporary);
  }
}
