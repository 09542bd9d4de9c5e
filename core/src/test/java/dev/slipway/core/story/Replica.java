package dev.slipway.core.story;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.build.BuildPerformer;
import dev.slipway.core.build.BuildRules;
import dev.slipway.core.build.BuildStarter;
import dev.slipway.core.build.BuildStep;
import dev.slipway.core.build.Builder;
import dev.slipway.core.build.Images;
import dev.slipway.core.desk.BuildDesk;
import dev.slipway.core.desk.Desk;
import dev.slipway.core.desk.HoldDesk;
import dev.slipway.core.desk.PickDesk;
import dev.slipway.core.desk.ReadingDesk;
import dev.slipway.core.desk.ReleaseDesk;
import dev.slipway.core.desk.Rights;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.EventStore;
import dev.slipway.core.engine.FakeLeases;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.LeaseKeeper;
import dev.slipway.core.engine.Leases;
import dev.slipway.core.engine.News;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Step;
import dev.slipway.core.engine.Turn;
import dev.slipway.core.engine.Wakeups;
import dev.slipway.core.heads.HeadWatch;
import dev.slipway.core.heads.Heads;
import dev.slipway.core.heads.HeadsEvent;
import dev.slipway.core.heads.HeadsPerformer;
import dev.slipway.core.heads.HeadsRules;
import dev.slipway.core.heads.HeadsStep;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldEvent;
import dev.slipway.core.hold.HoldPerformer;
import dev.slipway.core.hold.HoldRules;
import dev.slipway.core.hold.HoldStep;
import dev.slipway.core.hold.Holds;
import dev.slipway.core.people.Directory;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickPerformer;
import dev.slipway.core.pick.PickRules;
import dev.slipway.core.pick.PickStep;
import dev.slipway.core.release.Acceptance;
import dev.slipway.core.release.Planner;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleasePerformer;
import dev.slipway.core.release.ReleaseRules;
import dev.slipway.core.release.ReleaseStep;
import dev.slipway.core.release.Target;
import dev.slipway.core.repository.PickBench;
import dev.slipway.core.repository.Repository;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One replica of the bot, put together as {@code Main} does, that can be killed. */
final class Replica implements AutoCloseable {
  final Life life = new Life();
  final StoryTime time;
  final Desk desk;

  final HeadWatch watch;
  private final Shared shared;
  private final EventStore store;
  private final LeaseKeeper keeper;
  private final Engine engine;
  private final Queue<Throwable> troubles = new ConcurrentLinkedQueue<>();

  Replica(String name, Shared shared) {
    this.shared = shared;
    Outside outside = shared.outside;
    Apps apps = shared.apps;
    time = new StoryTime(shared.clock);
    store = life.of(EventStore.class, shared.store);
    keeper =
        new LeaseKeeper(life.of(Leases.class, new FakeLeases(shared.leases, name)), shared.clock);
    Repository repository = life.of(Repository.class, outside.repository);
    PickBench bench = life.of(PickBench.class, outside.repository);
    Builder builder = life.of(Builder.class, outside.builder);
    Images images = life.of(Images.class, outside.images);
    Directory directory = life.of(Directory.class, outside.directory);

    Journal<Pick, PickEvent, PickStep> picks = journal(new PickRules());
    Journal<Build, BuildEvent, BuildStep> builds = journal(new BuildRules());
    Journal<Release, ReleaseEvent, ReleaseStep> releases = journal(new ReleaseRules());
    Journal<Hold, HoldEvent, HoldStep> closed = journal(new HoldRules());
    Holds holds = new Holds(closed, shared.clock);
    Journal<Heads, HeadsEvent, HeadsStep> heads = journal(new HeadsRules());
    watch = new HeadWatch(heads, shared.clock);
    Acceptance acceptance = new Acceptance(directory, picks, releases);
    Planner planner = new Planner(apps, app -> repository, images, this::target, acceptance);
    engine =
        new Engine(
            List.of(
                turn(
                    picks,
                    new PickPerformer(
                        apps, app -> repository, app -> bench, builds, releases, shared.clock)),
                turn(
                    builds,
                    new BuildPerformer(
                        apps, app -> builder, images, builds, releases, holds, shared.clock)),
                turn(releases, new ReleasePerformer(apps, planner, this::target, shared.clock)),
                turn(closed, new HoldPerformer(shared.clock)),
                turn(
                    heads,
                    new HeadsPerformer(
                        apps,
                        app -> repository,
                        new BuildStarter(builds, shared.clock),
                        watch,
                        false,
                        shared.clock))),
            store,
            keeper,
            shared.clock,
            this::trouble);
    Rights rights = new Rights(directory);
    desk =
        new Desk(
            apps,
            new PickDesk(
                apps, app -> repository, app -> bench, picks, this::target, rights, shared.clock),
            new ReleaseDesk(
                apps, app -> repository, planner, releases, builds, holds, rights, shared.clock),
            new BuildDesk(apps, builds, rights, shared.clock),
            new HoldDesk(apps, closed, holds, rights, shared.clock),
            new ReadingDesk(
                app -> repository,
                this::target,
                picks,
                builds,
                releases,
                closed,
                holds,
                acceptance));
  }

  boolean acts() {
    return !life.isOver() && !life.isPaused();
  }

  /** Nobody works: all turns wait for a later time. */
  boolean isQuiet() {
    return !acts() || engine.awake().size() == time.asleep();
  }

  void wake(ProcessId process) {
    if (acts()) {
      engine.wake(process);
    }
  }

  /** What the engine does every second by itself. */
  void renew() {
    if (acts()) {
      try {
        keeper.renew();
      } catch (RuntimeException away) {
        trouble(away);
      }
    }
  }

  /** What went wrong inside turns, besides being killed. */
  List<Throwable> troubles() {
    return List.copyOf(troubles);
  }

  void forgetTroubles() {
    troubles.clear();
  }

  @Override
  public void close() {
    life.end();
    life.wakeUp();
    time.ringAll();
    engine.drain(Duration.ofSeconds(1));
  }

  private void trouble(Throwable trouble) {
    if (!life.isOver()) {
      troubles.add(trouble);
    }
  }

  private Target target(Environment environment, TargetSpec spec) {
    return life.of(Target.class, shared.outside.targets.of(environment, spec));
  }

  private <S, E extends Event, P extends Step> Journal<S, E, P> journal(Rules<S, E, P> rules) {
    return new Journal<>(
        rules,
        store,
        new News() {
          @Override
          public void moved(ProcessId process, Index index) {
            engine.moved(process, index);
          }

          @Override
          public void freed(AppName app) {
            engine.wakeAll(app);
          }
        });
  }

  private <S, E extends Event, P extends Step> Turn<S, E, P> turn(
      Journal<S, E, P> journal, Performer<P, E> performer) {
    return new Turn<>(
        journal,
        performer,
        store,
        keeper,
        life.of(Wakeups.class, shared.wakeups),
        shared.clock,
        time,
        (process, bug) -> trouble(bug));
  }
}
