package dev.slipway.bot.cli;

import dev.slipway.bot.config.AppSettings.Way;
import dev.slipway.bot.config.Loaded;
import dev.slipway.bot.config.Settings;
import dev.slipway.bot.config.SettingsFile;
import dev.slipway.bot.online.Finding;
import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the configuration and names every mistake in it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Reads the configuration and names every mistake in it; with --online also what the systems"
            + " that it names say to the bot.",
    exitCodeListHeading = "%nEnds with:%n",
    exitCodeList = {"0:all is well", "2:there are mistakes"})
public final class CheckCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final Outside outside;

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

  @Option(
      names = "--online",
      description = "asks Slack, repositories, registries and targets as well; changes nothing")
  private boolean online;

  /** Asks every system that the settings name. */
  @FunctionalInterface
  public interface Outside {
    List<Finding> ask(Settings settings) throws InterruptedException;
  }

  /**
   * @param environment the variables that the file may refer to
   */
  public CheckCommand(Map<String, String> environment, Outside outside) {
    this.environment = environment;
    this.outside = outside;
  }

  @Override
  public Integer call() throws InterruptedException {
    return switch (SettingsFile.load(file, environment)) {
      case Loaded.Good(Settings settings) -> {
        tell(settings, spec.commandLine().getOut());
        yield online ? ask(settings, spec.commandLine().getOut()) : ExitCodes.OK;
      }
      case Loaded.Bad bad -> {
        PrintWriter err = spec.commandLine().getErr();
        err.println(bad.text());
        err.flush();
        yield ExitCodes.USAGE;
      }
    };
  }

  private void tell(Settings settings, PrintWriter out) {
    List<App> apps = settings.apps().all();
    out.printf("%s: ok, %d %s%n", file, apps.size(), apps.size() == 1 ? "app" : "apps");
    for (App app : apps) {
      out.printf(
          "  %s in %s, image %s, built by %s%n",
          app.name(), app.channel(), app.image(), said(settings.of(app.name()).building().way()));
      app.environments().forEach(each -> out.println("    " + said(each)));
    }
    out.flush();
  }

  private int ask(Settings settings, PrintWriter out) throws InterruptedException {
    List<Finding> findings = outside.ask(settings);
    findings.forEach(finding -> out.println(finding.line("mistake")));
    out.flush();
    return findings.stream().allMatch(Finding::isGood) ? ExitCodes.OK : ExitCodes.USAGE;
  }

  private static String said(Environment environment) {
    return "%s%s: %s"
        .formatted(
            environment.name(),
            environment.automatic() ? " (automatic)" : "",
            environment.targets().stream()
                .map(CheckCommand::said)
                .collect(Collectors.joining(", ")));
  }

  private static String said(Way way) {
    return switch (way) {
      case Way.Docker docker -> "docker from " + docker.dockerfile();
      case Way.Command command -> command.words().getFirst();
      case Way.GithubActions github ->
          "GitHub Actions (%s of %s)".formatted(github.workflow(), github.repository());
      case Way.Gitlab gitlab -> "GitLab (%s)".formatted(gitlab.project());
      case Way.Jenkins jenkins -> "Jenkins (%s)".formatted(jenkins.job());
      case Way.CodeBuild project ->
          "CodeBuild (%s in %s)".formatted(project.project(), project.region());
    };
  }

  private static String said(TargetSpec target) {
    return switch (target) {
      case TargetSpec.EcsService ecs ->
          "%s (%s %s/%s)".formatted(ecs.name(), ecs.region(), ecs.cluster(), ecs.service());
      case TargetSpec.Server server -> "%s (%s)".formatted(server.name(), server.address());
    };
  }
}
