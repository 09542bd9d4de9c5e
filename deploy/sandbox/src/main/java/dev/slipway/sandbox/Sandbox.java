package dev.slipway.sandbox;

import dev.slipway.bot.cli.ExitCodes;
import dev.slipway.sandbox.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that need nothing but this machine. */
@Command(
    name = "slipway",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SandboxCommand.class, DemoCommand.class})
public final class Sandbox {
  private Sandbox() {}

  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "sandbox-logback.xml");
    System.exit(
        new CommandLine(new Sandbox())
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  line.getErr().println("the sandbox is broken: " + failure);
                  return ExitCodes.BROKEN;
                })
            .execute(arguments));
  }
}
