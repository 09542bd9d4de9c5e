package dev.slipway.sandbox.verdicts;

import dev.slipway.adapters.ecs.EcsTargets;
import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.FakeBuilder;
import dev.slipway.core.build.FakeImages;
import dev.slipway.core.engine.Bell;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.FakeEventStore;
import dev.slipway.core.engine.FakeLeases;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.FakeWakeups;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.LeaseKeeper;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Started;
import dev.slipway.core.engine.Step;
import dev.slipway.core.engine.Turn;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.FakeDirectory;
import dev.slipway.core.process.Journals;
import dev.slipway.core.process.Ports;
import dev.slipway.core.process.Processes;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.Targets;
import dev.slipway.core.release.Tasks;
import dev.slipway.core.repository.FakeRepository;
import dev.slipway.core.signal.FakeSignals;
import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * The engine, the rules of releases and the adapter for ECS, as {@code Main} puts them together.
 * Its waiting is what makes the world's time pass.
 */
final class Bot implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pace BY_CLICK = new Pace(true, List.of(), Duration.ZERO, false);
  private static final SignalName ERRORS = new SignalName("errors");
  private static final PlannedCommit COMMIT =
      new PlannedCommit(Samples.COPY, Optional.of(Samples.DEVELOPER));

  private final World world;
  private final Apps apps;
  private final EcsTargets targets;
  private final Environment production;
  private final Scenario.Settings settings;
  private final LeaseKeeper leases;
  private final FakeEventStore store;
  private final FakeWakeups wakeups = new FakeWakeups();
  private final Journals journals;
  private final Engine engine;
  private final Consumer<Duration> passes;
  private final Queue<Throwable> troubles = new ConcurrentLinkedQueue<>();

  /**
   * @param passes lets so much time pass
   */
  Bot(World world, Scenario.Settings settings, Consumer<Duration> passes) {
    this.world = world;
    this.passes = passes;
    this.settings = settings;
    production = production(settings);
    apps = new Apps(List.of(shop(production)));
    targets = new EcsTargets(world::client, world::now, new Random(7));
    var lease = new FakeLeases.World(world::now);
    var outbox = new FakeOutbox();
    store = new FakeEventStore(lease, outbox);
    leases = new LeaseKeeper(new FakeLeases(lease, "bot"), world::now);
    journals = Journals.over(store, (process, index) -> {});
    var repository = new FakeRepository();
    var signals = new FakeSignals();
    settings.errors().ifPresent(reading -> signals.say(ERRORS, reading));
    var ports =
        new Ports(
            apps,
            app -> repository,
            app -> repository,
            app -> new FakeBuilder(),
            new FakeImages(),
            new EcsOnly(),
            signals,
            new FakeDirectory(),
            outbox,
            false,
            world::now);
    engine =
        new Engine(
            new Processes(ports, journals).turns(new Turns()),
            store,
            leases,
            world::now,
            troubles::add);
  }

  Apps apps() {
    return apps;
  }

  Journal<Release, ReleaseEvent, ?> releases() {
    return journals.releases();
  }

  /** A release that was confirmed just now, and is not carried out yet. */
  ProcessId confirmed() {
    var request =
        new ReleaseRequest(
            Samples.SHOP,
            Samples.PRODUCTION,
            Samples.COPY.sha(),
            Optional.of(Samples.DEVELOPER),
            Samples.PLACE,
            Duration.ofMinutes(30));
    Started started =
        releases().start("asked", new ReleaseEvent.ReleaseRequested(world.now(), request));
    ProcessId release = ((Started.New) started).id();
    Plan plan = plan();
    says(release, new ReleaseEvent.ReleasePlanned(world.now(), plan));
    says(release, new ReleaseEvent.ReleaseConfirmed(world.now(), Samples.MANAGER, plan.hash()));
    says(release, new ReleaseEvent.PlanHeld(world.now()));
    return release;
  }

  /** Works until there is nothing to do any more, or a person has to decide. */
  void carriesOut(ProcessId release) {
    engine.wake(release);
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> engine.awake().isEmpty());
    if (!troubles.isEmpty()) {
      throw new AssertionError(release + " is in trouble", troubles.peek());
    }
  }

  /** Somebody clicks <i>Carry on</i>. */
  void carryOn(ProcessId release) {
    says(release, new ReleaseEvent.CarryOnRequested(world.now(), Samples.MANAGER));
    carriesOut(release);
  }

  private Plan plan() {
    TargetSpec.EcsService spec = Scenario.target(settings);
    Target target = targets.of(spec, production.deadline());
    return new Plan(
        Samples.SHOP,
        Samples.PRODUCTION,
        Samples.COPY,
        Samples.IMAGE,
        List.of(
            new PlannedTarget(
                spec.name(),
                1,
                Optional.of(Samples.OLD),
                target.standing().revision(),
                target.runsBeside())),
        List.of(COMMIT),
        1,
        0,
        List.of(),
        List.of(),
        List.of(),
        Optional.of(production.pace()),
        Optional.empty());
  }

  private void says(ProcessId release, ReleaseEvent event) {
    releases().say(release, state -> Optional.of(event));
  }

  private void waits(Bell bell, Duration atMost) {
    passes.accept(atMost);
    leases.renew();
  }

  private static Environment production(Scenario.Settings settings) {
    Environment usual = Samples.production();
    return new Environment(
        usual.name(),
        false,
        List.of(Scenario.target(settings)),
        usual.release(),
        usual.confirm(),
        false,
        usual.confirmWithin(),
        settings.deadline(),
        List.of(),
        pace(settings),
        Optional.empty());
  }

  private static Pace pace(Scenario.Settings settings) {
    Pace pace = settings.asks() ? BY_CLICK : Pace.AT_ONCE;
    return settings.errors().isPresent() ? pace.with(List.of(ERRORS)) : pace;
  }

  private static App shop(Environment production) {
    App usual = Samples.shop();
    return new App(
        usual.name(),
        usual.trunk(),
        usual.releaseBranches(),
        usual.tags(),
        usual.image(),
        usual.channel(),
        usual.picks(),
        usual.cuts(),
        usual.releaseTo(),
        List.of(Samples.staging(), production));
  }

  @Override
  public void close() {
    engine.close();
  }

  private final class EcsOnly implements Targets {
    @Override
    public Target of(Environment environment, TargetSpec spec) {
      return targets.of((TargetSpec.EcsService) spec, environment.deadline(), settings.soak());
    }

    @Override
    public Tasks tasks(Environment environment, TargetSpec spec) {
      return targets.tasks((TargetSpec.EcsService) spec);
    }
  }

  private final class Turns implements Processes.TurnMaker {
    @Override
    public <S, E extends Event, P extends Step> Turn<S, E, P> turn(
        Journal<S, E, P> journal, Performer<P, E> performer) {
      return new Turn<>(
          journal,
          performer,
          store,
          leases,
          wakeups,
          world::now,
          Bot.this::waits,
          (process, bug) -> troubles.add(bug));
    }
  }
}
