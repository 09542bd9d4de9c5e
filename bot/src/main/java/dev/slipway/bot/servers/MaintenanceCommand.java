package dev.slipway.bot.servers;

import dev.slipway.bot.cli.ExitCodes;
import dev.slipway.bot.config.Settings;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Closes an app for its users, or opens it again. */
@Command(
    name = "maintenance",
    mixinStandardHelpOptions = true,
    description = {
      "Closes an app on its servers: nginx answers 503 in its place. Or opens it again.",
      "What a release does meanwhile goes on; where a job is at work, nothing is done."
    },
    exitCodeListHeading = "%nEnds with:%n",
    exitCodeList = {
      "0:every server is closed, or open",
      "2:the configuration or the command line is wrong",
      "3:a server is not as it should be; the others are"
    })
final class MaintenanceCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private CommandSpec spec;

  @Mixin private final Choice choice = new Choice();

  /** Whether the app is closed. */
  enum Mode {
    ON,
    OFF
  }

  @Parameters(index = "0", paramLabel = "on|off", description = "on: closed, off: open")
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private Mode mode;

  @Parameters(index = "1..*", paramLabel = "TARGET", description = "only these servers")
  private List<String> targets = List.of();

  MaintenanceCommand(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      Settings settings = choice.settings(environment);
      List<Chosen> chosen = choice.of(settings, targets);
      checkOne(chosen.stream().map(Chosen::where).distinct().toList());
      try (Hands hands = Hands.open(settings.ssh().orElseThrow(), clock)) {
        Maintenance maintenance = new Maintenance(hands.servers(), mode == Mode.ON, clock);
        return hands.each(chosen, maintenance::of, spec.commandLine().getOut());
      }
    } catch (Choice.Wrong wrong) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(wrong.getMessage());
      err.flush();
      return ExitCodes.USAGE;
    }
  }

  /** Nobody closes two apps by leaving something out. */
  private static void checkOne(List<String> environments) {
    if (environments.size() > 1) {
      throw new Choice.Wrong(
          "say which one with --app and --env: %s".formatted(String.join(", ", environments)));
    }
  }
}
