package dev.slipway.bot;

import dev.slipway.bot.config.Settings;
import dev.slipway.bot.http.Pushed;
import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import java.util.Locale;
import java.util.function.Consumer;

/** Finds the apps that a push concerns; whatever waits in them looks again at once. */
final class PushHints implements Consumer<Pushed> {
  private final Settings settings;
  private final Consumer<AppName> lookAgain;

  PushHints(Settings settings, Consumer<AppName> lookAgain) {
    this.settings = settings;
    this.lookAgain = lookAgain;
  }

  @Override
  public void accept(Pushed pushed) {
    for (App app : settings.apps().all()) {
      String ours = bare(settings.of(app.name()).repository());
      if (pushed.repositoryUrls().stream().map(PushHints::bare).anyMatch(ours::equals)) {
        lookAgain.accept(app.name());
      }
    }
  }

  /** Host and path: the same repository, however it is reached. */
  private static String bare(String url) {
    return url.toLowerCase(Locale.ROOT)
        .replaceFirst("^[a-z+]+://", "")
        .replaceFirst("^[^@/]*@", "")
        .replaceFirst("^([^/:]+):(?!\\d)", "$1/")
        .replaceFirst("(\\.git)?/?$", "");
  }
}
