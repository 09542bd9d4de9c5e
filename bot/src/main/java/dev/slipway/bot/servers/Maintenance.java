package dev.slipway.bot.servers;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerState;
import dev.slipway.adapters.servers.Servers;
import dev.slipway.bot.online.Question.Mistake;
import dev.slipway.core.engine.Fence;
import java.time.InstantSource;

/**
 * Closes or opens an app on a server by hand, beside releases: with the fence that the server has
 * seen, so that it gets in and shuts nobody out, and never while a job is at work.
 */
record Maintenance(Servers servers, boolean on, InstantSource clock) {
  String of(Chosen chosen) {
    ServerState state = servers.look(chosen.server(), chosen.layout());
    if (!state.isSetUp()) {
      throw new Mistake("it is not set up for %s: slipway servers init".formatted(chosen.app()));
    }
    state
        .busyWith()
        .ifPresent(
            job -> {
              throw new Mistake(
                  "the job %s is at work, nothing was done. Say it again when that is over"
                      .formatted(job));
            });
    if (state.maintenance() == on && state.isApplied()) {
      return on ? "was closed already" : "was open already";
    }
    return said(
        servers.act(
            chosen.server(),
            chosen.layout(),
            job(state),
            new Fence(Math.max(1, state.highestFence())),
            new ServerAction.Maintenance(on),
            Hands.PATIENCE));
  }

  /**
   * The release of the state stays, because its next step looks for it; the step is new each time.
   */
  private Job job(ServerState state) {
    return new Job(
        state.release().orElse("0"),
        "maintenance-%s-%d".formatted(on ? "on" : "off", clock.instant().toEpochMilli()),
        1);
  }

  private String said(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> on ? "closed: it answers 503" : "open";
      case Outcome.Underway(var step) -> throw new Mistake("it has not ended yet: " + step);
      case Outcome.Failed failed ->
          throw new Mistake((failed.cause() + "\n" + failed.evidence()).strip());
      case Outcome.Unreachable(var why) -> throw new Mistake(why);
      case Outcome.ShutOut(var why) -> throw new Mistake(why);
    };
  }
}
