package dev.slipway.core.release;

import dev.slipway.core.release.ReleaseEvent.PlanChanged;
import dev.slipway.core.release.ReleaseEvent.PlanHeld;
import dev.slipway.core.release.ReleaseEvent.ReleaseFoundThere;
import dev.slipway.core.release.ReleaseEvent.ReleasePlanned;
import dev.slipway.core.release.ReleaseEvent.ReleaseRefused;
import dev.slipway.core.release.ReleaseStep.CheckPlan;
import java.time.InstantSource;

/** What the planner says, as a release remembers it. */
record Planning(Planner planner, UsualRelease usual, InstantSource clock) {
  ReleaseEvent workOut(ReleaseRequest request) {
    return switch (planner.plan(request)) {
      case Planner.Planned.Ready(var plan) when request.automatic() ->
          new ReleasePlanned(clock.instant(), plan, usual.of(request));
      case Planner.Planned.Ready(var plan) -> new ReleasePlanned(clock.instant(), plan);
      case Planner.Planned.FoundThere there when request.automatic() ->
          new ReleaseFoundThere(clock.instant());
      case Planner.Planned.FoundThere(var why) -> nothingToDo(why);
      case Planner.Planned.Refused(var why, var next, var problems) ->
          new ReleaseRefused(clock.instant(), why, next, problems);
    };
  }

  ReleaseEvent check(CheckPlan step) {
    return switch (planner.plan(step.request())) {
      case Planner.Planned.FoundThere(var why) -> nothingToDo(why);
      case Planner.Planned.Refused(var why, var next, var problems) ->
          new ReleaseRefused(clock.instant(), why, next, problems);
      case Planner.Planned.Ready(var plan) -> {
        boolean held = step.plan().hash().equals(plan.hash());
        yield held
            ? new PlanHeld(clock.instant(), usual.of(step.request()))
            : new PlanChanged(clock.instant(), plan, step.plan().changesTo(plan));
      }
    };
  }

  private ReleaseEvent nothingToDo(String why) {
    return new ReleaseRefused(clock.instant(), why, Planner.NOTHING_TO_DO);
  }
}
