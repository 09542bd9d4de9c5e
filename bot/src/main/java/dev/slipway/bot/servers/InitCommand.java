package dev.slipway.bot.servers;

import dev.slipway.adapters.servers.ServerSetup;
import dev.slipway.adapters.ssh.Ran;
import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.bot.cli.ExitCodes;
import dev.slipway.bot.config.Settings;
import dev.slipway.bot.online.Question.Mistake;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes servers ready for their app, or says how. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what is to be done on each server, as a script with comments that root runs there.",
      "With --apply it is run over SSH. Doing it again does no harm."
    },
    exitCodeListHeading = "%nEnds with:%n",
    exitCodeList = {
      "0:it is printed, or every server is set up",
      "2:the configuration or the command line is wrong",
      "3:a server is not set up; the others are"
    })
final class InitCommand implements Callable<Integer> {
  private static final String ROOT = "root";

  private final Map<String, String> environment;
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private CommandSpec spec;

  @Mixin private final Choice choice = new Choice();

  @Option(names = "--apply", description = "runs it on each server, over SSH")
  private boolean apply;

  @Option(
      names = "--as",
      paramLabel = "USER",
      description =
          "with --apply: who has the rights of root there, if the user of the bot has not")
  private @Nullable String user;

  @Option(
      names = "--adopt",
      paramLabel = "PORT",
      description = "the loopback port of what serves today; until the first release that is blue")
  private @Nullable Integer adopted;

  @Parameters(paramLabel = "TARGET", description = "only these servers")
  private List<String> targets = List.of();

  InitCommand(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      Settings settings = choice.settings(environment);
      List<Chosen> chosen = choice.of(settings, targets);
      check(chosen);
      return apply ? apply(settings, chosen) : print(settings, chosen);
    } catch (Choice.Wrong wrong) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(wrong.getMessage());
      err.flush();
      return ExitCodes.USAGE;
    }
  }

  private void check(List<Chosen> chosen) {
    if (user != null && !apply) {
      throw new Choice.Wrong("--as is for --apply");
    }
    if (adopted != null && (adopted < 1 || adopted > 65_535)) {
      throw new Choice.Wrong("--adopt %d is no port: 1 to 65535".formatted(adopted));
    }
    if (apply && user == null) {
      chosen.stream()
          .filter(each -> !each.server().user().equals(ROOT))
          .findFirst()
          .ifPresent(
              each -> {
                throw new Choice.Wrong(
                    "%s is entered as %s, who may not do this. Say --as root, or have root run what is printed without --apply"
                        .formatted(each.target(), each.server().user()));
              });
    }
  }

  private int apply(Settings settings, List<Chosen> chosen) throws InterruptedException {
    try (Hands hands = Hands.open(settings.ssh().orElseThrow(), clock)) {
      return hands.each(chosen, each -> setUp(hands, each), spec.commandLine().getOut());
    }
  }

  private String setUp(Hands hands, Chosen each) {
    SshAddress server = user == null ? each.server() : each.server().as(user);
    Ran ran = hands.ssh().run(server, script(each), Hands.PATIENCE);
    if (ran.exitCode() != 0) {
      throw new Mistake(
          "the script ended with %d as %s:%n%s"
              .formatted(ran.exitCode(), server, ran.errors().strip()));
    }
    return ran.output().strip();
  }

  private int print(Settings settings, List<Chosen> chosen) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        new SetupText(choice.file(), settings.ssh().orElseThrow(), Optional.ofNullable(adopted))
            .of(chosen, this::script));
    out.flush();
    return ExitCodes.OK;
  }

  private String script(Chosen each) {
    return ServerSetup.script(each.layout(), each.server().user(), Optional.ofNullable(adopted));
  }
}
