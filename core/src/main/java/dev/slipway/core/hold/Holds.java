package dev.slipway.core.hold;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import java.time.InstantSource;
import java.util.Optional;

/** Answers which environments are held now. Thread-safe. */
public final class Holds {
  private final Journal<Hold, HoldEvent, ?> holds;
  private final InstantSource clock;

  public Holds(Journal<Hold, HoldEvent, ?> holds, InstantSource clock) {
    this.holds = holds;
    this.clock = clock;
  }

  /**
   * The hold that closes an environment to releases.
   *
   * @throws dev.slipway.core.engine.Unreadable when there is one that cannot be read: it closes
   */
  public Optional<Current<Hold>> on(AppName app, EnvironmentName environment) {
    return holds
        .holderOf(HoldRequest.slot(app, environment))
        .map(holds::read)
        .filter(hold -> hold.state().closes(clock.instant()));
  }

  public boolean closes(ProcessId hold) {
    return holds.read(hold).state().closes(clock.instant());
  }
}
