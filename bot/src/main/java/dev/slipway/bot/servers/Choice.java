package dev.slipway.bot.servers;

import dev.slipway.bot.config.Loaded;
import dev.slipway.bot.config.Settings;
import dev.slipway.bot.config.SettingsFile;
import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.command.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which people say which servers they mean: all of them, unless they say less. */
final class Choice {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "slipway.yaml",
      description = "the configuration; ${DEFAULT-VALUE} if not given")
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private Path file;

  @Option(names = "--app", paramLabel = "APP", description = "only servers of this app")
  private @Nullable String app;

  @Option(names = "--env", paramLabel = "ENV", description = "only servers of this environment")
  private @Nullable String environment;

  /** What people typed makes no sense. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param said one line or more
     */
    Wrong(String said) {
      super(said, null, false, false);
    }
  }

  Path file() {
    return file;
  }

  /** The configuration; {@link Wrong} when there are mistakes in it. */
  Settings settings(Map<String, String> variables) {
    return switch (SettingsFile.load(file, variables)) {
      case Loaded.Good(Settings settings) -> settings;
      case Loaded.Bad bad -> throw new Wrong(bad.text());
    };
  }

  /**
   * The servers that are meant, in the order of the file; never empty.
   *
   * @param targets names of some of them; empty for all
   */
  List<Chosen> of(Settings settings, List<String> targets) {
    List<Chosen> chosen = all(settings);
    if (chosen.isEmpty()) {
      throw new Wrong("no target in %s is a server".formatted(file));
    }
    chosen = only(chosen, app, each -> each.app().value(), "app with servers");
    chosen =
        only(chosen, environment, each -> each.environment().value(), "environment with servers");
    List<Chosen> left = chosen;
    targets.forEach(name -> only(left, name, each -> each.target().value(), "server"));
    return chosen.stream()
        .filter(each -> targets.isEmpty() || targets.contains(each.target().value()))
        .toList();
  }

  private static List<Chosen> only(
      List<Chosen> all, @Nullable String wanted, Function<Chosen, String> name, String what) {
    if (wanted == null) {
      return all;
    }
    List<Chosen> found = all.stream().filter(each -> name.apply(each).equals(wanted)).toList();
    if (found.isEmpty()) {
      List<String> known = all.stream().map(name).distinct().toList();
      throw new Wrong(
          "there is no %s \"%s\". %s"
              .formatted(
                  what,
                  wanted,
                  Nearest.to(wanted, known)
                      .map("Perhaps %s is meant"::formatted)
                      .orElse("Known are " + String.join(", ", known))));
    }
    return found;
  }

  private static List<Chosen> all(Settings settings) {
    List<Chosen> all = new ArrayList<>();
    for (App each : settings.apps().all()) {
      for (Environment environment : each.environments()) {
        for (TargetSpec spec : environment.targets()) {
          if (spec instanceof TargetSpec.Server server) {
            all.add(
                new Chosen(
                    each.name(),
                    environment.name(),
                    server.name(),
                    Objects.requireNonNull(settings.places().get(server))));
          }
        }
      }
    }
    return all;
  }
}
