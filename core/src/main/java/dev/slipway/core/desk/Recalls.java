package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.command.Command;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseEvent.ReleaseCancelled;
import dev.slipway.core.release.ReleaseEvent.RollbackRequested;
import dev.slipway.core.release.ReleaseRequest;
import java.time.InstantSource;
import java.util.Optional;

/** What a rollback does about a release that has its environment already. */
record Recalls(Journal<Release, ReleaseEvent, ?> releases, Rights rights, InstantSource clock) {
  private static final int LOOK_BACK = 50;

  /**
   * Empty when nothing is under way there: what waited for a yes, and would have to wait behind the
   * rollback, is cancelled.
   */
  Optional<Answer> answer(Ask ask, App app, Environment environment, Command.Rollback command) {
    Optional<Current<Release>> earlier = saidBefore(ask, app);
    if (earlier.isPresent()) {
      return Optional.of(new Answer.Started(earlier.get().id()));
    }
    Optional<Current<Release>> holder =
        releases
            .holderOf(ReleaseRequest.slot(app.name(), environment.name()))
            .map(releases::read)
            .filter(release -> !release.state().isFinal());
    return holder.flatMap(release -> stopped(ask, environment, command, release));
  }

  private Optional<Answer> stopped(
      Ask ask, Environment environment, Command.Rollback command, Current<Release> holder) {
    Release release = holder.state();
    if (command.dryRun() || (command.to().isPresent() && !isAsking(release))) {
      throw busy(holder);
    }
    if (isAsking(release)) {
      cancel(ask, environment, holder);
      return Optional.empty();
    }
    if (!recall(ask, holder.id())) {
      throw busy(releases.read(holder.id()));
    }
    return Optional.of(new Answer.Started(holder.id()));
  }

  private boolean recall(Ask ask, ProcessId release) {
    return releases
        .say(
            release,
            state ->
                state.mayBeRecalled()
                    ? Optional.of(new RollbackRequested(clock.instant(), ask.person(), ask.key()))
                    : Optional.empty())
        .stored();
  }

  private void cancel(Ask ask, Environment environment, Current<Release> holder) {
    ReleaseRequest request = holder.state().request();
    if (request.goesBack()) {
      throw busy(holder);
    }
    if (request.by().filter(ask.person()::equals).isEmpty()) {
      rights.check(
          ask.person(),
          environment.confirm(),
          "cancel %s, which somebody else asked for".formatted(holder.id()));
    }
    releases.say(
        holder.id(),
        state ->
            isAsking(state)
                ? Optional.of(new ReleaseCancelled(clock.instant(), ask.person()))
                : Optional.empty());
  }

  private static boolean isAsking(Release release) {
    return release.mayBeConfirmed() || release instanceof Release.Planning;
  }

  /** The same command again, after the replica that did it died before it answered. */
  private Optional<Current<Release>> saidBefore(Ask ask, App app) {
    return releases
        .lookBack(app.name(), LOOK_BACK)
        .filter(
            release -> releases.events(release.id()).stream().anyMatch(event -> isSaid(ask, event)))
        .findFirst();
  }

  private static boolean isSaid(Ask ask, ReleaseEvent event) {
    return event instanceof RollbackRequested said && said.command().equals(ask.key());
  }

  private static RefusedException busy(Current<Release> holder) {
    Release release = holder.state();
    ReleaseRequest request = release.request();
    return RefusedException.because(
        "%s is busy with %s: %s"
            .formatted(request.environment(), holder.id(), Fate.of(holder.id(), release)),
        wayOut(release, "`!rollback %s in %s`".formatted(request.app(), request.environment())));
  }

  /** Which buttons of its card end it, and what the plain command does. */
  private static String wayOut(Release release, String plain) {
    return switch (release) {
      case Release.Mixed m when m.mayBeRecalled() ->
          "`Take back` on its card takes all of it back, and so does %s; `Carry on` finishes it."
              .formatted(plain);
      case Release.Mixed m -> "`Take back` or `Carry on` on its card ends it; ask again then.";
      case Release.TakingBack t when t.mayBeRecalled() ->
          "It is going back; %s takes back also what is live.".formatted(plain);
      case Release inFlight when inFlight.mayBeRecalled() ->
          "`Abort` on its card stops it, and what is live stays live; %s takes all of it back."
              .formatted(plain);
      case Release inFlight when inFlight.mayBeAborted() ->
          "`Abort` on its card stops it; ask again when it is over.";
      case Release asks when isAsking(asks) && !asks.request().goesBack() ->
          "`Cancel` on its card ends it; %s does so by itself, for whoever may.".formatted(plain);
      case Release asks when isAsking(asks) -> "`Cancel` on its card ends it; ask again then.";
      case Release other -> "Ask again when it is over.";
    };
  }
}
