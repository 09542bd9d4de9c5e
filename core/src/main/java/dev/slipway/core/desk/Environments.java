package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;

/** Finds the environment that somebody named. */
final class Environments {
  private Environments() {}

  static Environment of(App app, EnvironmentName wanted) {
    return app.environment(wanted)
        .orElseThrow(
            () ->
                RefusedException.because(
                    "%s has no environment %s".formatted(app.name(), wanted),
                    "It has " + names(app) + "."));
  }

  static String names(App app) {
    return String.join(
        ", ", app.environments().stream().map(each -> "`" + each.name() + "`").toList());
  }
}
