package dev.slipway.sandbox.crash;

import dev.slipway.bot.Main;
import dev.slipway.bot.ServeCommand;
import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine;

/** The bot, with an end that is set beforehand; otherwise it is what {@link Main} is. */
final class CrashingBot {
  /** System property: the file that gets a line for each write. */
  static final String JOURNAL = "crash.journal";

  private CrashingBot() {}

  public static void main(String[] arguments) {
    CrashPoint point = CrashPoint.fromProperties();
    Path journal = Path.of(Objects.requireNonNull(System.getProperty(JOURNAL), JOURNAL));
    CommandLine line =
        new CommandLine(CommandLine.Model.CommandSpec.create())
            .addSubcommand(
                new ServeCommand(
                    System.getenv(), store -> new CrashingStore(store, point, journal)));
    System.exit(line.execute(arguments));
  }
}
