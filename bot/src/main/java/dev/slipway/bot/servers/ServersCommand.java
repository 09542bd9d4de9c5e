package dev.slipway.bot.servers;

import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What a person does on plain servers. */
@Command(
    name = "servers",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Sets up the plain servers of the configuration, and closes and opens apps there.")
public final class ServersCommand {
  private ServersCommand() {}

  /**
   * With all that belongs to it.
   *
   * @param environment the variables that the configuration may refer to
   */
  public static CommandLine line(Map<String, String> environment, InstantSource clock) {
    return new CommandLine(new ServersCommand())
        .addSubcommand(new InitCommand(environment, clock))
        .addSubcommand(new MaintenanceCommand(environment, clock))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
