package dev.slipway.bot;

import dev.slipway.adapters.builds.CommandBuilder;
import dev.slipway.adapters.builds.DockerBuilder;
import dev.slipway.adapters.ecs.EcsClients;
import dev.slipway.adapters.ecs.EcsTargets;
import dev.slipway.adapters.git.GitRepository;
import dev.slipway.adapters.images.RegistryImages;
import dev.slipway.adapters.images.RegistrySettings;
import dev.slipway.adapters.schedule.QuartzWakeups;
import dev.slipway.adapters.store.Database;
import dev.slipway.adapters.store.EventJson;
import dev.slipway.adapters.store.Pruning;
import dev.slipway.adapters.store.SqlEventStore;
import dev.slipway.adapters.store.SqlInbox;
import dev.slipway.adapters.store.SqlLeases;
import dev.slipway.adapters.store.SqlOutbox;
import dev.slipway.bot.card.Story;
import dev.slipway.bot.courier.Courier;
import dev.slipway.bot.front.DirectoryNames;
import dev.slipway.bot.front.FrontDesk;
import dev.slipway.bot.front.Storyteller;
import dev.slipway.bot.metrics.Metrics;
import dev.slipway.bot.metrics.TimedInbox;
import dev.slipway.bot.slack.SlackApi;
import dev.slipway.bot.slack.SlackDirectory;
import dev.slipway.bot.slack.SlackDoor;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.build.BuildPerformer;
import dev.slipway.core.build.BuildRules;
import dev.slipway.core.build.BuildStep;
import dev.slipway.core.build.Builder;
import dev.slipway.core.command.CommandParser;
import dev.slipway.core.desk.Desk;
import dev.slipway.core.desk.PickDesk;
import dev.slipway.core.desk.ReadingDesk;
import dev.slipway.core.desk.ReleaseDesk;
import dev.slipway.core.desk.Rights;
import dev.slipway.core.engine.Bell;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.EventStore;
import dev.slipway.core.engine.Inbox;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.LeaseKeeper;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Step;
import dev.slipway.core.engine.Turn;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickPerformer;
import dev.slipway.core.pick.PickRules;
import dev.slipway.core.pick.PickStep;
import dev.slipway.core.release.Planner;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleasePerformer;
import dev.slipway.core.release.ReleaseRules;
import dev.slipway.core.release.ReleaseStep;
import dev.slipway.core.release.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ecs.EcsClient;

/** One replica of the bot, put together. The only place where adapters are made. */
public final class Slipway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Slipway.class);
  private static final Duration DRAIN = Duration.ofSeconds(15);

  private final InstantSource clock = InstantSource.system();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Wiring wiring = new Wiring();
  private final Database database;
  private final Metrics metrics;
  private final Inbox inbox;
  private final Chores chores;
  private final Engine engine;
  private final QuartzWakeups wakeups;
  private final Courier courier;
  private final SlackDoor door;

  /** Puts everything together; opens the database and nothing else. */
  public Slipway(Parts parts) {
    this(parts, store -> store);
  }

  /**
   * @param around puts something between the bot and its store, for tests that kill it there
   */
  public Slipway(Parts parts, UnaryOperator<EventStore> around) {
    String replica = UUID.randomUUID().toString();
    Apps apps = parts.apps();

    database = opened(Database.open(parts.database()));
    EventStore store =
        around.apply(
            new SqlEventStore(
                database,
                new EventJson(List.of(PickEvent.class, BuildEvent.class, ReleaseEvent.class))));
    SqlLeases leases = new SqlLeases(database, replica);
    SqlOutbox outbox = new SqlOutbox(database);
    metrics = opened(new Metrics());
    inbox = new TimedInbox(new SqlInbox(database), metrics);
    Pruning pruning = new Pruning(database);
    chores = opened(new Chores(() -> pruning.prune(clock.instant())));
    LeaseKeeper keeper = new LeaseKeeper(leases, clock);

    ByName<AppName, GitRepository> repositories =
        ByName.of(parts.repositories(), (app, each) -> opened(new GitRepository(each, clock)));
    ByName<AppName, Builder> builders =
        ByName.of(parts.builders(), (app, each) -> builder(parts, repositories.of(app), each));
    RegistryImages images = new RegistryImages(RegistrySettings.USUAL, parts.registries(), clock);
    EcsTargets ecs = new EcsTargets(clients(parts)::of, clock);
    SlackApi slack = new SlackApi(parts.slack());
    SlackDirectory directory = new SlackDirectory(slack, clock);

    Journal<Pick, PickEvent, PickStep> picks = journal(new PickRules(), store);
    Journal<Build, BuildEvent, BuildStep> builds = journal(new BuildRules(), store);
    Journal<Release, ReleaseEvent, ReleaseStep> releases = journal(new ReleaseRules(), store);
    Planner planner =
        new Planner(
            apps,
            repositories::of,
            images,
            (env, spec) -> target(ecs, env, spec),
            directory,
            picks);

    wakeups = opened(new QuartzWakeups(database, replica, id -> wiring.wake(id)));
    Workshop workshop = new Workshop(store, keeper, wakeups);
    engine =
        new Engine(
            List.of(
                workshop.turn(
                    picks, new PickPerformer(apps, repositories::of, builds, releases, clock)),
                workshop.turn(
                    builds,
                    new BuildPerformer(apps, builders::of, images, builds, releases, clock)),
                workshop.turn(
                    releases,
                    new ReleasePerformer(
                        apps, planner, (env, spec) -> target(ecs, env, spec), clock))),
            store,
            keeper,
            clock,
            Slipway::trouble);

    Rights rights = new Rights(directory);
    Desk desk =
        new Desk(
            apps,
            new PickDesk(repositories::of, picks, rights, clock),
            new ReleaseDesk(apps, repositories::of, planner, releases, builds, rights, clock),
            new ReadingDesk(
                repositories::of, (env, spec) -> target(ecs, env, spec), picks, builds, releases));
    courier =
        new Courier(
            outbox,
            leases,
            slack,
            new Storyteller(picks, builds, releases, new Story(apps)),
            clock);
    door =
        new SlackDoor(
            parts.slack(),
            inbox,
            new FrontDesk(
                new CommandParser(apps),
                desk,
                new DirectoryNames(directory),
                slack,
                outbox,
                courier::poke),
            directory::groupChanged,
            clock);
    metrics.watch(courier.counts());
    wiring.connect(engine, courier);
  }

  /** Begins to work and to listen. Returns at once. */
  public void start() {
    engine.start();
    wakeups.start();
    courier.start();
    chores.start();
    door.start();
  }

  SlackDoor door() {
    return door;
  }

  Database database() {
    return database;
  }

  Inbox inbox() {
    return inbox;
  }

  Metrics metrics() {
    return metrics;
  }

  /** Something happened outside: whatever is open in the app looks again. Returns at once. */
  void lookAgain(AppName app) {
    engine.wakeAll(app);
  }

  /**
   * Takes nothing new, lets what runs finish or hands it over, tells what is left to tell, closes
   * everything. Lasts at most some 20 seconds.
   */
  @Override
  public void close() {
    door.close(Duration.ofSeconds(3));
    wakeups.standby();
    engine.drain(DRAIN);
    courier.close(Duration.ofSeconds(3));
    while (!open.isEmpty()) {
      closeQuietly(open.pop());
    }
  }

  /** A client for each region of the configuration, as it is reached there. */
  private ByName<String, EcsClient> clients(Parts parts) {
    return ByName.of(parts.regions(), (region, each) -> opened(new EcsClients(each)).of(region));
  }

  private Builder builder(Parts parts, GitRepository sources, Parts.BuilderSettings builder) {
    return switch (builder) {
      case Parts.BuilderSettings.Command(var command) ->
          opened(new CommandBuilder(command, sources::export, System.getenv(), clock));
      case Parts.BuilderSettings.Docker(var docker) ->
          opened(
              new DockerBuilder(
                  docker, sources::export, parts.registries(), System.getenv(), clock));
    };
  }

  private static Target target(EcsTargets ecs, Environment environment, TargetSpec spec) {
    return switch (spec) {
      case TargetSpec.EcsService service -> ecs.of(service, environment.deadline());
    };
  }

  private <S, E extends Event, P extends Step> Journal<S, E, P> journal(
      Rules<S, E, P> rules, EventStore store) {
    return new Journal<>(rules, store, wiring);
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("failed to close {}", part.getClass().getSimpleName(), e);
    }
  }

  private static void trouble(Throwable trouble) {
    LOG.warn("the engine is in trouble: {}", trouble.toString());
    LOG.debug("in full", trouble);
  }

  private static void broken(Throwable bug) {
    LOG.error("a step failed by our own fault", bug);
  }

  /** What every turn is made with. */
  private final class Workshop {
    private final EventStore store;
    private final LeaseKeeper leases;
    private final QuartzWakeups timers;

    Workshop(EventStore store, LeaseKeeper leases, QuartzWakeups timers) {
      this.store = store;
      this.leases = leases;
      this.timers = timers;
    }

    <S, E extends Event, P extends Step> Turn<S, E, P> turn(
        Journal<S, E, P> journal, Performer<P, E> performer) {
      return new Turn<>(
          journal, performer, store, leases, timers, clock, Bell::await, Slipway::broken);
    }
  }
}
