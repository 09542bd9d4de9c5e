package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import java.time.InstantSource;
import java.util.Optional;

/** Takes the clicks on the cards of builds: who may, and whether the button still applies. */
public final class BuildDesk {
  private final Apps apps;
  private final Journal<Build, BuildEvent, ?> builds;
  private final Rights rights;
  private final InstantSource clock;

  public BuildDesk(
      Apps apps, Journal<Build, BuildEvent, ?> builds, Rights rights, InstantSource clock) {
    this.apps = apps;
    this.builds = builds;
    this.rights = rights;
    this.clock = clock;
  }

  Answer click(Click.OnBuild click) {
    return switch (click) {
      case Click.StopBuild stop -> stop(stop);
    };
  }

  private Answer stop(Click.StopBuild click) {
    App app = app(builds.read(click.build()).state());
    rights.check(click.person(), app.picks().who(), "stop a build of " + app.name());
    return said(click);
  }

  /** A click that comes again, after the replica that stored it died, is not refused. */
  private Answer said(Click.StopBuild click) {
    ProcessId id = click.build();
    Journal.Said<Build> said =
        builds.say(
            id,
            state ->
                state.mayBeStopped()
                    ? Optional.of(new BuildEvent.BuildStopped(clock.instant(), click.person()))
                    : Optional.empty());
    if (said.stored() || builds.events(id).stream().anyMatch(click::isSaidBy)) {
      return new Answer.Accepted();
    }
    throw RefusedException.because(
        "that button is out of date: %s".formatted(Fate.of(id, said.state())),
        "The card shows how things are now.");
  }

  private App app(Build build) {
    return apps.find(build.request().app())
        .orElseThrow(
            () ->
                RefusedException.because(
                    "%s left the configuration".formatted(build.request().app()),
                    "Nothing can be done with its builds any more."));
  }
}
