package dev.slipway.bot.card;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.desk.Rights;
import dev.slipway.core.release.ReleaseRequest;
import java.util.Optional;

/** Who may say yes to a release, or decide about it. */
final class Confirmers {
  private Confirmers() {}

  /** For the card, which says it to everybody. */
  static String said(Apps apps, ReleaseRequest request) {
    return environment(apps, request)
        .map(
            environment ->
                "may be confirmed by %s%s"
                    .formatted(
                        Rights.said(environment.confirm()),
                        needsFourEyes(environment, request) ? ", but not by who asked" : ""))
        .orElse("");
  }

  /** Who may release there, and so decide what becomes of a mixed release. */
  static Optional<String> deciders(Apps apps, ReleaseRequest request) {
    return environment(apps, request).map(environment -> Rights.said(environment.release()));
  }

  /** For the thread: pings those whose yes is awaited, and nobody who could not give it. */
  static String called(Apps apps, ReleaseRequest request) {
    Optional<Environment> environment = environment(apps, request);
    if (environment.isEmpty()) {
      return "";
    }
    if (!environment.get().confirm().everyone()) {
      return Rights.said(environment.get().confirm()) + " ";
    }
    return needsFourEyes(environment.get(), request)
        ? "Everybody but who asked may confirm. "
        : request.by().map(by -> Say.person(by) + " ").orElse("");
  }

  /** Going back is urgent: whoever asked may confirm it. */
  private static boolean needsFourEyes(Environment environment, ReleaseRequest request) {
    return environment.fourEyes() && !request.goesBack();
  }

  private static Optional<Environment> environment(Apps apps, ReleaseRequest request) {
    return apps.find(request.app()).flatMap(app -> app.environment(request.environment()));
  }
}
