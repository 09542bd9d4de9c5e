package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.cli.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the sandbox refuses before it starts anything. */
class SandboxCommandTest {
  private final StringWriter err = new StringWriter();

  @Test
  void aSpeedOfZeroIsAMistakeOfWhoTypedIt() {
    assertThat(run("--speed", "0")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).isEqualTo("--speed is 0.0: give a number above 0\n");
  }

  @Test
  void aPortThatCannotBeIsAMistakeOfWhoTypedIt() {
    assertThat(run("--port", "70000")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).isEqualTo("--port is 70000: give a number from 0 to 65535\n");
  }

  @Test
  void aHomeThatHoldsSomethingIsAMistakeOfWhoTypedIt(@TempDir Path home) throws IOException {
    Files.createFile(home.resolve("thesis.txt"));

    assertThat(run("--home", home.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).startsWith(home + " is not empty: ").hasLineCount(1);
  }

  @Test
  void aPortThatIsTakenIsNot() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(ExitCodes.BROKEN);
    }
  }

  private int run(String... options) {
    return new CommandLine(new SandboxCommand())
        .setErr(new PrintWriter(err, true))
        .execute(options);
  }
}
