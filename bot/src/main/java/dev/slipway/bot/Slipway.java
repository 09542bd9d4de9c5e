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
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.build.BuildPerformer;
import dev.slipway.core.build.BuildRules;
import dev.slipway.core.build.BuildStarter;
import dev.slipway.core.build.BuildStep;
import dev.slipway.core.command.CommandParser;
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
import dev.slipway.core.engine.Inbox;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.LeaseKeeper;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Step;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replica of the bot, put together. With {@link Outside}, the only place where adapters are
 * made.
 */
public final class Slipway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Slipway.class);
  private static final Duration DRAIN = Duration.ofSeconds(15);

  private final InstantSource clock = InstantSource.system();
  private final Opened opened = new Opened();
  private final Wiring wiring = new Wiring();
  private final Apps apps;
  private final HeadWatch headWatch;
  private final Database database;
  private final EventStore store;
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
    apps = parts.apps();

    database = opened.add(Database.open(parts.database()));
    store =
        around.apply(
            new SqlEventStore(
                database,
                new EventJson(
                    List.of(
                        PickEvent.class,
                        BuildEvent.class,
                        ReleaseEvent.class,
                        HoldEvent.class,
                        HeadsEvent.class))));
    SqlLeases leases = new SqlLeases(database, replica);
    SqlOutbox rows = new SqlOutbox(database);
    Operators operators = new Operators(parts.slack().admins(), rows);
    Outbox outbox = new WatchedOutbox(rows, operators::givenUp);
    metrics = opened.add(new Metrics());
    inbox = new TimedInbox(new SqlInbox(database), metrics);
    Pruning pruning = new Pruning(database);
    chores = opened.add(new Chores(() -> pruning.prune(clock.instant())));
    LeaseKeeper keeper = new LeaseKeeper(leases, clock);

    Outside outside = opened.add(new Outside(parts, metrics, clock));
    SlackApi slack = new SlackApi(parts.slack());
    SlackDirectory directory = new SlackDirectory(slack, clock);

    Journal<Pick, PickEvent, PickStep> picks = journal(new PickRules(), store);
    Journal<Build, BuildEvent, BuildStep> builds = journal(new BuildRules(), store);
    Journal<Release, ReleaseEvent, ReleaseStep> releases = journal(new ReleaseRules(), store);
    Journal<Hold, HoldEvent, HoldStep> closed = journal(new HoldRules(), store);
    Holds holds = new Holds(closed, clock);
    Journal<Heads, HeadsEvent, HeadsStep> heads = journal(new HeadsRules(), store);
    headWatch = new HeadWatch(heads, clock);
    Acceptance acceptance = new Acceptance(directory, picks, releases);
    Planner planner =
        new Planner(apps, outside::repository, outside.images(), outside::target, acceptance);

    wakeups = opened.add(new QuartzWakeups(database, replica, id -> wiring.wake(id)));
    Workshop workshop = new Workshop(store, keeper, wakeups, clock, operators);
    engine =
        new Engine(
            List.of(
                workshop.turn(
                    picks,
                    new PickPerformer(
                        apps, outside::repository, outside::repository, builds, releases, clock)),
                workshop.turn(
                    builds,
                    new BuildPerformer(
                        apps, outside::builder, outside.images(), builds, releases, holds, clock)),
                workshop.turn(
                    releases, new ReleasePerformer(apps, planner, outside::target, clock)),
                workshop.turn(closed, new HoldPerformer(clock)),
                workshop.turn(
                    heads,
                    new HeadsPerformer(
                        apps,
                        outside::repository,
                        new BuildStarter(builds, clock),
                        headWatch,
                        parts.toldOfPushes(),
                        clock))),
            store,
            keeper,
            clock,
            Slipway::trouble);

    Rights rights = new Rights(directory);
    Desk desk =
        new Desk(
            apps,
            new PickDesk(
                apps,
                outside::repository,
                outside::repository,
                picks,
                outside::target,
                rights,
                clock),
            new ReleaseDesk(
                apps, outside::repository, planner, releases, builds, holds, rights, clock),
            new BuildDesk(apps, builds, rights, clock),
            new HoldDesk(apps, closed, holds, rights, clock),
            new ReadingDesk(
                outside::repository,
                outside::target,
                picks,
                builds,
                releases,
                closed,
                holds,
                acceptance));
    courier =
        new Courier(
            outbox,
            leases,
            slack,
            new Storyteller(picks, builds, releases, closed, heads, new Story(apps)),
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
    metrics.watchSetAside(
        () ->
            Stream.of(picks, builds, releases, closed, heads)
                .mapToInt(each -> aside(apps, each))
                .sum());
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
    engine.start();
    apps.all().forEach(headWatch::begin);
    wakeups.start();
    courier.start();
    chores.start();
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
    wakeups.standby();
    engine.drain(DRAIN);
    courier.close(Duration.ofSeconds(3));
    opened.close();
  }

  private <S, E extends Event, P extends Step> Journal<S, E, P> journal(
      Rules<S, E, P> rules, EventStore store) {
    return new Journal<>(rules, store, wiring);
  }

  private static int aside(Apps apps, Journal<?, ?, ?> journal) {
    return apps.all().stream().mapToInt(app -> journal.aside(app.name()).size()).sum();
  }

  private static void trouble(Throwable trouble) {
    LOG.warn("the engine is in trouble: {}", trouble.toString());
    LOG.debug("in full", trouble);
  }
}
