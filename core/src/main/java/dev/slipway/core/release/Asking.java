package dev.slipway.core.release;

import dev.slipway.core.engine.Impossible;
import dev.slipway.core.release.Release.Awaiting;
import dev.slipway.core.release.Release.Cancelled;
import dev.slipway.core.release.Release.Confirmed;
import dev.slipway.core.release.Release.FoundThere;
import dev.slipway.core.release.Release.Planning;
import dev.slipway.core.release.Release.Preparing;
import dev.slipway.core.release.Release.Refused;
import dev.slipway.core.release.ReleaseEvent.AbortRequested;
import dev.slipway.core.release.ReleaseEvent.AuthorsReminded;
import dev.slipway.core.release.ReleaseEvent.PlanChanged;
import dev.slipway.core.release.ReleaseEvent.PlanHeld;
import dev.slipway.core.release.ReleaseEvent.ReleaseCancelled;
import dev.slipway.core.release.ReleaseEvent.ReleaseConfirmed;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.ReleaseEvent.ReleaseExpired;
import dev.slipway.core.release.ReleaseEvent.ReleaseFoundThere;
import dev.slipway.core.release.ReleaseEvent.ReleasePlanned;
import dev.slipway.core.release.ReleaseEvent.ReleaseRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The arrows of a release that has changed nothing yet: plan, ask, check the plan again. */
final class Asking {
  private Asking() {}

  static Release next(Planning p, ReleaseEvent event) {
    return switch (event) {
      case ReleasePlanned e -> planned(p, e);
      case ReleaseRefused e -> refused(p, e);
      case ReleaseFoundThere e when p.request().automatic() -> new FoundThere(p.request());
      case ReleaseDelayed e -> new Planning(p.request(), Optional.of(e.why()), p.heard());
      case ReleaseCancelled e -> new Cancelled(p.request(), Optional.empty(), e.by());
      case ReleaseEvent other -> throw new Impossible(p, other);
    };
  }

  static Release next(Awaiting a, ReleaseEvent event) {
    return switch (event) {
      case ReleaseConfirmed e when e.hash().equals(a.proposed().hash()) ->
          new Confirmed(a.request(), a.proposed(), e.by(), Optional.empty());
      case ReleaseCancelled e -> new Cancelled(a.request(), Optional.of(a.proposed()), e.by());
      case ReleaseExpired e -> new Release.Expired(a.request(), a.proposed());
      case AuthorsReminded e when a.proposed().reminder().isEmpty() ->
          Beside.with(a, a.proposed().reminded(new Reminder(e.at(), e.by())));
      case ReleaseEvent other -> throw new Impossible(a, other);
    };
  }

  static Release next(Confirmed c, ReleaseEvent event) {
    return switch (event) {
      case PlanHeld e ->
          new Preparing(
              Run.begin(c.request(), c.proposed(), Optional.of(c.by()), e.usual(), e.at()));
      case PlanChanged e -> changed(c, e);
      case ReleaseRefused e -> refused(c, e);
      case ReleaseDelayed e ->
          new Confirmed(c.request(), c.proposed(), c.by(), Optional.of(e.why()));
      case AbortRequested e -> new Cancelled(c.request(), Optional.of(c.proposed()), e.by());
      case ReleaseEvent other -> throw new Impossible(c, other);
    };
  }

  private static Release planned(Planning planning, ReleasePlanned event) {
    ReleaseRequest request = planning.request();
    Plan plan = event.plan().heard(planning.heard());
    return request.automatic()
        ? new Preparing(Run.begin(request, plan, Optional.empty(), event.usual(), event.at()))
        : new Awaiting(request, plan, event.at().plus(request.confirmWithin()), List.of());
  }

  private static Release refused(Release release, ReleaseRefused event) {
    return new Refused(release.request(), event.why(), event.next(), event.problems());
  }

  private static Release changed(Confirmed confirmed, PlanChanged event) {
    Instant until = event.at().plus(confirmed.request().confirmWithin());
    Plan plan = event.plan().after(confirmed.proposed());
    return new Awaiting(confirmed.request(), plan, until, event.changes());
  }
}
