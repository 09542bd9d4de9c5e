package dev.slipway.core.story;

import dev.slipway.core.app.Apps;
import dev.slipway.core.engine.FakeEventStore;
import dev.slipway.core.engine.FakeLeases;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.FakeWakeups;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.golden.Samples;

/** What all replicas share: the clock, the database and the outside world. */
final class Shared {
  final Apps apps;
  final SettableClock clock = new SettableClock(Samples.NOW);
  final FakeLeases.World leases = new FakeLeases.World(clock);
  final FakeOutbox outbox = new FakeOutbox();
  final FakeEventStore store = new FakeEventStore(leases, outbox);
  final FakeWakeups wakeups = new FakeWakeups();
  final Outside outside = new Outside();

  Shared(Apps apps) {
    this.apps = apps;
  }
}
