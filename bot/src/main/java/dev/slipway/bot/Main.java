package dev.slipway.bot;

import dev.slipway.bot.cli.CheckCommand;
import dev.slipway.bot.cli.ExitCodes;
import dev.slipway.bot.cli.PickCommand;
import dev.slipway.bot.cli.VersionCommand;
import dev.slipway.bot.http.Version;
import dev.slipway.bot.servers.ServersCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the bot. */
@Command(
    name = "slipway",
    description = "A Slack release bot: picks, builds, releases, and the truth about them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "From a clone also: slipway demo, slipway sandbox (everything on this machine)."})
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv()).execute(arguments));
  }

  /** All commands, as they are outside of a test. */
  public static CommandLine commandLine(Map<String, String> environment) {
    return new CommandLine(new Main())
        .addSubcommand(new ServeCommand(environment, store -> store))
        .addSubcommand(new CheckCommand(environment, OnlineCheck::of))
        .addSubcommand(ServersCommand.line(environment, InstantSource.system()))
        .addSubcommand(new PickCommand(InstantSource.system()))
        .addSubcommand(new VersionCommand(Version.of(environment, Instant.now())))
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              line.getErr().println("slipway is broken: " + failure);
              return ExitCodes.BROKEN;
            });
  }
}
