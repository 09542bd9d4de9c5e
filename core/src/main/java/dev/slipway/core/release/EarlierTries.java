package dev.slipway.core.release;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of the same build before: where it goes now, and where it was tried first. */
record EarlierTries(Journal<Release, ?, ?> releases) {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd 'at' HH:mm 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * What a person should know before they say yes, at most one sentence for an environment: the
   * newest try that did not end well, unless a later one did.
   */
  List<String> of(App app, ReleaseRequest request) {
    if (request.automatic()) {
      return List.of();
    }
    List<Current<Release>> tries =
        releases.withToken(request.commit().value()).stream()
            .filter(each -> each.state().request().app().equals(request.app()))
            .filter(each -> each.state().request().commit().equals(request.commit()))
            .filter(each -> !isSaidAlready(each.id(), request))
            .toList();
    return environments(app, request)
        .flatMap(environment -> in(environment, tries).stream())
        .toList();
  }

  /** What was verified live here does not need staging any more. */
  private static Stream<EnvironmentName> environments(App app, ReleaseRequest request) {
    Stream<EnvironmentName> before =
        app.environments().stream()
            .map(Environment::name)
            .takeWhile(name -> !name.equals(request.environment()));
    Stream<EnvironmentName> here = Stream.of(request.environment());
    return request.goesBack() ? here : Stream.concat(before, here);
  }

  private static boolean isSaidAlready(ProcessId tried, ReleaseRequest request) {
    return request.despite().filter(fault -> fault.release().equals(tried)).isPresent();
  }

  /** A build that was found there shows nothing of its tasks: they did not run again. */
  private static Optional<String> in(EnvironmentName environment, List<Current<Release>> tries) {
    List<Current<Release>> since =
        tries.stream()
            .filter(each -> each.state().request().environment().equals(environment))
            .takeWhile(each -> !isWell(each.state()))
            .toList();
    return since.stream()
        .takeWhile(each -> !(each.state() instanceof Release.FoundThere))
        .flatMap(each -> said(each).stream())
        .findFirst()
        .or(
            () ->
                since.stream()
                    .filter(each -> failedTask(each.state()).isPresent())
                    .flatMap(each -> said(each).stream())
                    .findFirst());
  }

  private static boolean isWell(Release release) {
    return release instanceof Release.Live && failedTask(release).isEmpty();
  }

  private static Optional<TaskRun> failedTask(Release release) {
    return release instanceof Release.Carried carried
        ? carried.run().tasks().failed()
        : Optional.empty();
  }

  private static Optional<String> said(Current<Release> tried) {
    return failedTask(tried.state())
        .map(task -> failed(tried, task))
        .or(
            () ->
                switch (tried.state()) {
                  case Release.Failed(Run run) when run.isUnanswered() -> Optional.empty();
                  case Release.Failed(Run run) -> Optional.of(stopped(tried, run));
                  case Release.Mixed(Run run) -> Optional.of(stopped(tried, run));
                  case Release.Superseded(Run run, var by) -> Optional.of(stopped(tried, run));
                  case Release.RolledBack(Run run) -> Optional.of(stopped(tried, run));
                  case Release.Cancelled c
                      when !tried.course().in(ReleaseStage.PREPARING).isZero() ->
                      Optional.of("this build was aborted on " + where(tried));
                  case Release other -> Optional.empty();
                });
  }

  private static String failed(Current<Release> tried, TaskRun task) {
    return "its task %s failed on %s: %s"
        .formatted(
            task.name(), where(tried), task.verdict().map(Verdict::cause).orElse("no reason"));
  }

  private static String stopped(Current<Release> tried, Run run) {
    Optional<String> why = run.targets().stream().flatMap(EarlierTries::why).findFirst();
    if (why.isPresent()) {
      return "this build failed on %s: %s".formatted(where(tried), why.get());
    }
    return run.recall().isPresent()
        ? "this build was rolled back from " + where(tried)
        : "this build was aborted on " + where(tried);
  }

  private static Stream<String> why(TargetRun target) {
    return target.verdict().stream()
        .map(Verdict::reason)
        .filter(reason -> reason != Reason.HELD_BACK)
        .map(reason -> "%s: %s".formatted(target.name(), reason.said()));
  }

  private static String where(Current<Release> tried) {
    Instant at = tried.movedAt();
    return "%s in %s on %s"
        .formatted(tried.state().request().environment(), tried.id(), WHEN.format(at));
  }
}
