package dev.slipway.bot.servers;

import dev.slipway.adapters.servers.Servers;
import dev.slipway.adapters.ssh.SshServers;
import dev.slipway.adapters.ssh.SshSettings;
import dev.slipway.bot.cli.ExitCodes;
import dev.slipway.bot.online.Finding;
import dev.slipway.bot.online.Question;
import dev.slipway.bot.online.Questions;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Does the same on many servers side by side, and says of each what became of it. */
record Hands(SshServers ssh, Servers servers) implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** For those who wait for all of them: connections, and an answer, too. */
  private static final Duration ALL = Duration.ofMinutes(3);

  static Hands open(SshSettings settings, InstantSource clock) {
    SshServers ssh = new SshServers(settings);
    return new Hands(ssh, new Servers(ssh, clock));
  }

  /**
   * @param work says what was done; throws {@link Question.Mistake}, or what adapters throw
   * @return the exit code
   */
  int each(List<Chosen> chosen, Function<Chosen, String> work, PrintWriter out)
      throws InterruptedException {
    List<Finding> findings =
        Questions.ask(
            chosen.stream()
                .map(each -> new Question(each.toString(), () -> work.apply(each)))
                .toList(),
            ALL);
    findings.forEach(finding -> out.println(finding.line("failed")));
    out.flush();
    return findings.stream().allMatch(Finding::isGood) ? ExitCodes.OK : ExitCodes.BROKEN;
  }

  @Override
  public void close() {
    ssh.close();
  }
}
