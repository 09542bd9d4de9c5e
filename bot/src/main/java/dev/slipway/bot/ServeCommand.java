package dev.slipway.bot;

import dev.slipway.bot.cli.ExitCodes;
import dev.slipway.bot.config.Loaded;
import dev.slipway.bot.config.Settings;
import dev.slipway.bot.config.SettingsFile;
import dev.slipway.bot.http.CannotListen;
import dev.slipway.core.engine.EventStore;
import dev.slipway.core.engine.Unavailable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one replica of the bot until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the bot until SIGTERM.",
    exitCodeListHeading = "%nEnds with:%n",
    exitCodeList = {
      "0:it was told to stop",
      "2:the configuration is wrong, or Slack refuses its tokens",
      "3:it cannot start: no database, no work directory, or the port is taken"
    })
public final class ServeCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final UnaryOperator<EventStore> around;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "slipway.yaml",
      description = "the configuration; ${DEFAULT-VALUE} if not given")
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private Path file;

  /**
   * @param environment the variables that the file may refer to
   * @param around as {@link Slipway#Slipway(Parts, UnaryOperator)} has it
   */
  public ServeCommand(Map<String, String> environment, UnaryOperator<EventStore> around) {
    this.environment = environment;
    this.around = around;
  }

  @Override
  public Integer call() throws InterruptedException {
    return switch (SettingsFile.load(file, environment)) {
      case Loaded.Good(Settings settings) -> serve(settings);
      case Loaded.Bad bad -> failed(bad.text(), ExitCodes.USAGE);
    };
  }

  private int serve(Settings settings) throws InterruptedException {
    BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    String refused;
    try (Stop stop = Stop.onSignal();
        Replica _ = stop.guard(Replica.start(settings, around, refusals::add))) {
      refused = refusals.take();
    } catch (Unavailable away) {
      return failed(away.said(), ExitCodes.BROKEN);
    } catch (CannotListen taken) {
      return failed(String.valueOf(taken.getMessage()), ExitCodes.BROKEN);
    }
    return failed(refused, ExitCodes.USAGE);
  }

  private int failed(String why, int code) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(why);
    err.flush();
    return code;
  }
}
