package dev.slipway.core.process;

import dev.slipway.core.build.BuildPerformer;
import dev.slipway.core.build.BuildStarter;
import dev.slipway.core.build.Suspicion;
import dev.slipway.core.cut.Comparing;
import dev.slipway.core.cut.CutPerformer;
import dev.slipway.core.desk.BuildDesk;
import dev.slipway.core.desk.CutDesk;
import dev.slipway.core.desk.Desk;
import dev.slipway.core.desk.HoldDesk;
import dev.slipway.core.desk.PickDesk;
import dev.slipway.core.desk.ReadingDesk;
import dev.slipway.core.desk.ReleaseDesk;
import dev.slipway.core.desk.Rights;
import dev.slipway.core.desk.RollbackDesk;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.Step;
import dev.slipway.core.engine.Turn;
import dev.slipway.core.heads.HeadWatch;
import dev.slipway.core.heads.HeadsPerformer;
import dev.slipway.core.hold.Closer;
import dev.slipway.core.hold.HoldPerformer;
import dev.slipway.core.hold.Holds;
import dev.slipway.core.pick.PickPerformer;
import dev.slipway.core.release.Acceptance;
import dev.slipway.core.release.Faults;
import dev.slipway.core.release.Planner;
import dev.slipway.core.release.ReleasePerformer;
import dev.slipway.core.release.RevisionSweep;
import dev.slipway.core.rollback.FaultyBuilds;
import dev.slipway.core.signal.Lookout;
import java.util.List;

/** Puts the kinds of process together. A replica has one of these, and so has a test. */
public final class Processes {
  private final Ports ports;
  private final Journals journals;
  private final Holds holds;
  private final HeadWatch headWatch;
  private final BuildStarter starter;
  private final Comparing comparing;
  private final Acceptance acceptance;
  private final Faults faults;
  private final Planner planner;

  public Processes(Ports ports, Journals journals) {
    this.ports = ports;
    this.journals = journals;
    this.holds = new Holds(journals.holds(), ports.clock());
    this.headWatch = new HeadWatch(journals.heads(), ports.clock());
    this.starter = new BuildStarter(journals.builds(), ports.clock());
    this.comparing = new Comparing(ports.repositories(), journals.releases());
    this.acceptance = new Acceptance(ports.directory(), journals.picks(), journals.releases());
    this.faults = new FaultyBuilds(journals.releases());
    this.planner =
        new Planner(
            ports.apps(),
            ports.repositories(),
            ports.images(),
            ports.targets(),
            acceptance,
            journals.builds(),
            journals.releases(),
            faults);
  }

  /** Makes a turn of what every replica has: store, leases, timers, a clock. */
  @FunctionalInterface
  public interface TurnMaker {
    <S, E extends Event, P extends Step> Turn<S, E, P> turn(
        Journal<S, E, P> journal, Performer<P, E> performer);
  }

  /** One turn for each kind. */
  public List<Turn<?, ?, ?>> turns(TurnMaker maker) {
    return List.of(
        maker.turn(journals.picks(), picks()),
        maker.turn(journals.builds(), builds()),
        maker.turn(
            journals.releases(),
            new ReleasePerformer(
                ports.apps(),
                planner,
                ports.targets(),
                journals.releases(),
                new Closer(journals.holds()),
                new Lookout(ports.signals(), ports.clock()),
                ports.clock())),
        maker.turn(journals.holds(), new HoldPerformer(ports.clock())),
        maker.turn(journals.heads(), heads()),
        maker.turn(
            journals.cuts(),
            new CutPerformer(
                ports.apps(), ports.repositories(), starter, comparing, ports.clock())));
  }

  public Desk desk() {
    Rights rights = new Rights(ports.directory());
    return new Desk(
        ports.apps(),
        new PickDesk(
            ports.apps(),
            ports.repositories(),
            ports.benches(),
            journals.picks(),
            journals.cuts(),
            ports.targets(),
            rights,
            ports.clock()),
        new ReleaseDesk(
            ports.apps(),
            ports.repositories(),
            planner,
            journals.releases(),
            journals.builds(),
            holds,
            faults,
            rights,
            ports.clock()),
        new RollbackDesk(
            ports.repositories(),
            ports.targets(),
            planner,
            journals.releases(),
            faults,
            rights,
            ports.clock()),
        new BuildDesk(ports.apps(), journals.builds(), rights, ports.clock()),
        new CutDesk(ports.repositories(), journals.cuts(), comparing, rights, ports.clock()),
        new HoldDesk(ports.apps(), journals.holds(), holds, rights, ports.clock()),
        new ReadingDesk(
            ports.repositories(),
            ports.targets(),
            journals.picks(),
            journals.builds(),
            journals.releases(),
            journals.holds(),
            holds,
            acceptance,
            ports.outbox()));
  }

  /** Watches the heads of all apps from now on. Safe to repeat, on any replica. */
  public void watchHeads() {
    ports.apps().all().forEach(headWatch::begin);
  }

  /** Removes what nobody goes back to of what releases registered. Any replica may do it. */
  public void sweepRevisions() {
    new RevisionSweep(ports.apps(), ports.targets(), journals.releases(), ports.clock()).sweep();
  }

  private PickPerformer picks() {
    return new PickPerformer(
        ports.apps(),
        ports.repositories(),
        ports.benches(),
        journals.builds(),
        journals.releases(),
        ports.clock());
  }

  private BuildPerformer builds() {
    return new BuildPerformer(
        ports.apps(),
        ports.builders(),
        ports.images(),
        journals.builds(),
        journals.releases(),
        holds,
        new Suspicion(ports.repositories(), journals.builds(), journals.picks(), ports.directory()),
        ports.clock());
  }

  private HeadsPerformer heads() {
    return new HeadsPerformer(
        ports.apps(),
        ports.repositories(),
        starter,
        headWatch,
        ports.toldOfPushes(),
        ports.clock());
  }
}
