package dev.slipway.bot;

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
import dev.slipway.bot.courier.WatchedOutbox;
import dev.slipway.bot.door.SlackDoor;
import dev.slipway.bot.front.DirectoryNames;
import dev.slipway.bot.front.FrontDesk;
import dev.slipway.bot.front.Operators;
import dev.slipway.bot.front.Storyteller;
import dev.slipway.bot.metrics.Metrics;
import dev.slipway.bot.metrics.TimedInbox;
import dev.slipway.bot.slack.SlackApi;
import dev.slipway.bot.slack.SlackDirectory;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.command.CommandParser;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.EventStore;
import dev.slipway.core.engine.Inbox;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.LeaseKeeper;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.process.Journals;
import dev.slipway.core.process.Ports;
import dev.slipway.core.process.Processes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replica of the bot, put together. With {@link Outside} and {@link EventQueues}, the only
 * place where adapters are made.
 */
public final class Slipway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Slipway.class);
  private static final Duration DRAIN = Duration.ofSeconds(15);

  private final InstantSource clock = InstantSource.system();
  private final Opened opened = new Opened();
  private final Wiring wiring = new Wiring();
  private final Processes processes;
  private final Database database;
  private final EventStore store;
  private final Metrics metrics;
  private final Outside outside;
  private final EventQueues queues;
  private final EcsHints hints;
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

    database = opened.add(Database.open(parts.database()));
    store = around.apply(new SqlEventStore(database, new EventJson(Journals.EVENTS)));
    SqlLeases leases = new SqlLeases(database, replica);
    SqlOutbox rows = new SqlOutbox(database);
    Operators operators = new Operators(parts.slack().admins(), rows);
    Outbox outbox = new WatchedOutbox(rows, operators::givenUp);
    metrics = opened.add(new Metrics());
    inbox = new TimedInbox(new SqlInbox(database), metrics);
    Pruning pruning = new Pruning(database);
    LeaseKeeper keeper = new LeaseKeeper(leases, clock);

    outside = opened.add(new Outside(parts, metrics, wiring::built, clock));
    queues = opened.add(new EventQueues(parts, metrics));
    SlackApi slack = new SlackApi(parts.slack());
    SlackDirectory directory = new SlackDirectory(slack, clock);

    Journals journals = Journals.over(store, wiring);
    processes =
        new Processes(
            new Ports(
                apps,
                outside::repository,
                outside::repository,
                outside::builder,
                outside.images(),
                outside.targets(),
                outside.signals(),
                directory,
                outbox,
                parts.toldOfPushes(),
                clock),
            journals);
    chores =
        opened.add(
            new Chores(
                outside::tidy,
                () -> pruning.prune(clock.instant()),
                processes::watchHeads,
                processes::sweepRevisions));
    wakeups = opened.add(new QuartzWakeups(database, replica, id -> wiring.wake(id)));
    Workshop workshop = new Workshop(store, keeper, wakeups, clock, operators);
    engine = new Engine(processes.turns(workshop), store, keeper, clock, Slipway::trouble);
    hints =
        new EcsHints(
            apps,
            outside::hint,
            app -> engine.wakeAll(ProcessKind.RELEASE, app),
            opened.add(new Later()),
            clock);
    courier = new Courier(outbox, leases, slack, new Storyteller(journals, new Story(apps)), clock);
    door =
        new SlackDoor(
            parts.slack(),
            inbox,
            new FrontDesk(
                new CommandParser(apps),
                processes.desk(),
                new DirectoryNames(directory),
                slack,
                outbox,
                courier::poke),
            directory::groupChanged,
            clock);
    metrics.watch(courier.counts());
    metrics.watch(queues.counts());
    metrics.watchSetAside(() -> journals.all().stream().mapToInt(each -> aside(apps, each)).sum());
    wiring.connect(engine, courier, operators);
  }

  /**
   * Begins to work and to listen. Returns at once. What an older version could not read is tried
   * again.
   *
   * @param refused is told why Slack never let the bot in, if so
   */
  public void start(Consumer<String> refused) {
    store.giveBack();
    outside.prepare();
    engine.start();
    processes.watchHeads();
    wakeups.start();
    courier.start();
    chores.start();
    queues.listen(hints);
    door.start(refused);
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
    queues.stopListening();
    wakeups.standby();
    engine.drain(DRAIN);
    courier.close(Duration.ofSeconds(3));
    opened.close();
  }

  private static int aside(Apps apps, Journal<?, ?, ?> journal) {
    return apps.all().stream().mapToInt(app -> journal.aside(app.name()).size()).sum();
  }

  private static void trouble(Throwable trouble) {
    LOG.warn("the engine is in trouble: {}", trouble.toString());
    LOG.debug("in full", trouble);
  }
}
