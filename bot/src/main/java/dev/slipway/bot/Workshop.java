package dev.slipway.bot;

import dev.slipway.adapters.schedule.QuartzWakeups;
import dev.slipway.bot.front.Operators;
import dev.slipway.core.engine.Bell;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.EventStore;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.LeaseKeeper;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.Step;
import dev.slipway.core.engine.Turn;
import dev.slipway.core.process.Processes;
import java.time.InstantSource;

/** What every turn is made with. */
record Workshop(
    EventStore store,
    LeaseKeeper leases,
    QuartzWakeups timers,
    InstantSource clock,
    Operators operators)
    implements Processes.TurnMaker {
  @Override
  public <S, E extends Event, P extends Step> Turn<S, E, P> turn(
      Journal<S, E, P> journal, Performer<P, E> performer) {
    return new Turn<>(
        journal, performer, store, leases, timers, clock, Bell::await, operators::failing);
  }
}
