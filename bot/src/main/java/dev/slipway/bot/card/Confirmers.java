package dev.slipway.bot.card;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Rights;
import dev.slipway.core.people.Right;
import dev.slipway.core.release.ReleaseRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may say yes to a release, or decide about it. */
final class Confirmers {
  private Confirmers() {}

  /** For the card, which says it to everybody. */
  static String said(Apps apps, ReleaseRequest request) {
    return environment(apps, request)
        .map(
            environment ->
                said(Rights.said(environment.confirm()), environment, request.goesBack()))
        .orElse("");
  }

  /** For a page that pings nobody: groups by the id that the configuration has. */
  static String named(Page.ReleaseDryRun dryRun, Names names) {
    return dryRun
        .app()
        .environment(dryRun.plan().environment())
        .map(
            environment ->
                said(
                    named(environment.confirm(), names),
                    environment,
                    dryRun.plan().rollback().isPresent()))
        .orElse("");
  }

  private static String said(String who, Environment environment, boolean goesBack) {
    return "may be confirmed by %s%s"
        .formatted(who, needsFourEyes(environment, goesBack) ? ", but not by who asked" : "");
  }

  private static String named(Right right, Names names) {
    Stream<String> everyone = right.everyone() ? Stream.of("every full member") : Stream.of();
    Stream<String> groups =
        right.groups().stream().map(group -> "the group " + Say.inCode(group.value()));
    Stream<String> persons = right.persons().stream().map(names::of).map(Say::name);
    String all =
        Stream.of(everyone, groups, persons).flatMap(who -> who).collect(Collectors.joining(", "));
    return all.isEmpty() ? "nobody" : all;
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
    return needsFourEyes(environment.get(), request.goesBack())
        ? "Everybody but who asked may confirm. "
        : request.by().map(by -> Say.person(by) + " ").orElse("");
  }

  /** Going back is urgent: whoever asked may confirm it. */
  private static boolean needsFourEyes(Environment environment, boolean goesBack) {
    return environment.fourEyes() && !goesBack;
  }

  private static Optional<Environment> environment(Apps apps, ReleaseRequest request) {
    return apps.find(request.app()).flatMap(app -> app.environment(request.environment()));
  }
}
