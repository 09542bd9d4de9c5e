package dev.slipway.bot.cli;

import dev.slipway.bot.http.Version;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what this is. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = "Says which version this is.")
public final class VersionCommand implements Callable<Integer> {
  private final Version version;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private CommandSpec spec;

  public VersionCommand(Version version) {
    this.version = version;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "slipway %s, commit %s, Java %s%n",
        version.version(), version.gitHash(), System.getProperty("java.version"));
    out.flush();
    return ExitCodes.OK;
  }
}
