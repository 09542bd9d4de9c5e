package dev.slipway.core.story;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.Builder;
import dev.slipway.core.build.Images;
import dev.slipway.core.desk.Desk;
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
import dev.slipway.core.engine.Step;
import dev.slipway.core.engine.Turn;
import dev.slipway.core.engine.Wakeups;
import dev.slipway.core.people.Directory;
import dev.slipway.core.process.Journals;
import dev.slipway.core.process.Ports;
import dev.slipway.core.process.Processes;
import dev.slipway.core.release.Scaling;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.Targets;
import dev.slipway.core.release.Tasks;
import dev.slipway.core.repository.PickBench;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.signal.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One replica of the bot, put together as {@code Main} does, that can be killed. */
final class Replica implements AutoCloseable {
  final Life life = new Life();
  final StoryTime time;
  final Desk desk;

  final Processes processes;

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

    processes =
        new Processes(
            new Ports(
                apps,
                app -> repository,
                app -> bench,
                app -> builder,
                images,
                new LivingTargets(),
                life.of(Signals.class, outside.signals),
                directory,
                shared.outbox,
                false,
                shared.clock),
            Journals.over(store, news()));
    engine = new Engine(processes.turns(new Turns()), store, keeper, shared.clock, this::trouble);
    desk = processes.desk();
  }

  boolean acts() {
    return !life.isOver() && !life.isPaused();
  }

  /** Nobody works: all turns wait for a later time. */
  boolean isQuiet() {
    return !acts() || (engine.hasCalledAll() && engine.awake().size() == time.asleep());
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

  private final class LivingTargets implements Targets {
    @Override
    public Target of(Environment environment, TargetSpec spec) {
      return life.of(Target.class, shared.outside.targets.of(environment, spec));
    }

    @Override
    public Optional<Scaling> scaling(Environment environment, TargetSpec spec) {
      return shared
          .outside
          .targets
          .scaling(environment, spec)
          .map(it -> life.of(Scaling.class, it));
    }

    @Override
    public Tasks tasks(Environment environment, TargetSpec spec) {
      return life.of(Tasks.class, shared.outside.targets.tasks(environment, spec));
    }
  }

  private News news() {
    return new News() {
      @Override
      public void moved(ProcessId process, Index index) {
        engine.moved(process, index);
      }

      @Override
      public void freed(AppName app) {
        engine.wakeAll(app);
      }
    };
  }

  private final class Turns implements Processes.TurnMaker {
    @Override
    public <S, E extends Event, P extends Step> Turn<S, E, P> turn(
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
}
