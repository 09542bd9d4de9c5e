package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.command.Command;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.NotYet;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.engine.Unreadable;
import dev.slipway.core.people.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Handles commands and clicks: checks them against the rules and starts what they ask for. Safe to
 * repeat: the same command starts nothing twice. Thread-safe.
 */
public final class Desk {
  private final Apps apps;
  private final PickDesk picks;
  private final ReleaseDesk releases;
  private final RollbackDesk rollbacks;
  private final BuildDesk builds;
  private final CutDesk cuts;
  private final HoldDesk holds;
  private final ReadingDesk reading;

  public Desk(
      Apps apps,
      PickDesk picks,
      ReleaseDesk releases,
      RollbackDesk rollbacks,
      BuildDesk builds,
      CutDesk cuts,
      HoldDesk holds,
      ReadingDesk reading) {
    this.apps = apps;
    this.picks = picks;
    this.releases = releases;
    this.rollbacks = rollbacks;
    this.builds = builds;
    this.cuts = cuts;
    this.holds = holds;
    this.reading = reading;
  }

  /** Handles a command. Takes as long as the outside world takes to answer. */
  public Answer handle(Ask ask) {
    return answered(() -> dispatch(ask));
  }

  /** Handles a click, with the rights of the person who clicked. */
  public Answer handle(Click click) {
    Answer answer =
        answered(
            () ->
                switch (click) {
                  case Click.OnRelease onRelease -> releases.click(onRelease);
                  case Click.OnPick onPick -> picks.click(onPick);
                  case Click.OnBuild onBuild -> builds.click(onBuild);
                  case Click.Lift lift -> holds.click(lift);
                });
    return answer instanceof Answer.Later(var why)
        ? new Answer.Refused(Refusal.failed(why, "Nothing was changed. Click again then."))
        : answer;
  }

  private Answer dispatch(Ask ask) {
    return switch (ask.command()) {
      case Command.Help help -> new Answer.Shown(help(ask.place()));
      case Command.Status(var app) -> new Answer.Shown(reading.status(app(app, ask.place())));
      case Command.Where(var app, var commit) ->
          new Answer.Shown(reading.where(app(app, ask.place()), commit));
      case Command.History(var app) -> new Answer.Shown(reading.history(app(app, ask.place())));
      case Command.Pick pick -> picks.pick(ask, app(pick.app(), ask.place()), pick);
      case Command.Unpick unpick -> picks.unpick(ask, app(unpick.app(), ask.place()), unpick);
      case Command.Cut cut -> cuts.cut(ask, app(cut.app(), ask.place()), cut);
      case Command.Hold hold -> holds.hold(ask, app(hold.app(), ask.place()), hold);
      case Command.Unhold unhold -> holds.unhold(ask, app(unhold.app(), ask.place()), unhold);
      case Command.Release release ->
          releases.release(ask, app(release.app(), ask.place()), release);
      case Command.Rollback rollback ->
          rollbacks.rollback(ask, app(rollback.app(), ask.place()), rollback);
    };
  }

  private static Answer answered(Supplier<Answer> work) {
    try {
      return work.get();
    } catch (RefusedException refused) {
      return new Answer.Refused(refused.refusal());
    } catch (NotYet soon) {
      return new Answer.Later(soon.said());
    } catch (Unavailable later) {
      return new Answer.Refused(Refusal.failed(later.said(), afterwards(later)));
    } catch (Denied no) {
      return new Answer.Refused(Refusal.failed(no.why(), "Nothing was changed."));
    } catch (Unreadable broken) {
      return new Answer.Refused(
          new Refusal(
              Refusal.Family.BROKEN,
              "%s cannot be read and is set aside".formatted(broken.process()),
              "Nothing was changed. Whoever runs the bot has to mend it first."));
    }
  }

  /** An answer of the database may be lost after it has stored what was asked. */
  private static String afterwards(Unavailable later) {
    return later.system().startsWith("database")
        ? "It may have been stored all the same: look at `!status` before you ask again."
        : "Nothing was changed. Try again in a moment.";
  }

  private Page help(Place place) {
    List<AppName> here = apps.of(place.channel()).stream().map(App::name).toList();
    return new Page.Help(apps.all(), here);
  }

  /** The app that a command means: the one it names, else the only one of the channel. */
  private App app(Optional<AppName> named, Place place) {
    if (named.isPresent()) {
      return apps.find(named.get())
          .orElseThrow(
              () -> RefusedException.because("there is no app " + named.get(), names(apps.all())));
    }
    List<App> here = apps.of(place.channel());
    if (here.size() == 1) {
      return here.getFirst();
    }
    if (apps.all().size() == 1) {
      return apps.all().getFirst();
    }
    throw here.isEmpty()
        ? RefusedException.because("no app belongs to this channel", names(apps.all()))
        : RefusedException.because("this channel belongs to more than one app", names(here));
  }

  private static String names(List<App> apps) {
    return "Name one: "
        + String.join(", ", apps.stream().map(app -> "`" + app.name() + "`").toList())
        + ".";
  }
}
