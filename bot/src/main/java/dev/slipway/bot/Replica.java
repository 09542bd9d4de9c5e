package dev.slipway.bot;

import dev.slipway.bot.config.Settings;
import dev.slipway.bot.http.Check;
import dev.slipway.bot.http.Draining;
import dev.slipway.bot.http.Health;
import dev.slipway.bot.http.HttpServer;
import dev.slipway.bot.http.MetricsPage;
import dev.slipway.bot.http.SlackEvents;
import dev.slipway.bot.http.Version;
import dev.slipway.bot.http.Webhooks;
import dev.slipway.core.engine.EventStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running bot with its HTTP server around it. */
final class Replica implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

  private final Slipway slipway;
  private final HttpServer http;
  private final Draining draining;

  private Replica(Slipway slipway, HttpServer http, Draining draining) {
    this.slipway = slipway;
    this.http = http;
    this.draining = draining;
  }

  /**
   * Starts a replica; it listens and works when this returns.
   *
   * @param refused is told why Slack never let it in, if so
   * @throws dev.slipway.core.engine.Unavailable when the database cannot be reached, or the work
   *     directory cannot be written
   * @throws dev.slipway.bot.http.CannotListen when the port is taken
   */
  static Replica start(
      Settings settings, UnaryOperator<EventStore> around, Consumer<String> refused) {
    WorkDirectory.open(settings.workDirectory());
    InstantSource clock = InstantSource.system();
    Slipway slipway = new Slipway(PartsReader.read(settings), around);
    Draining draining = new Draining(clock);
    try {
      HttpServer http =
          HttpServer.start(
              settings.http(),
              new Health(
                  List.of(
                      Check.watching("database", () -> database(slipway), clock),
                      Check.slack(slipway.door()::state, clock),
                      draining)),
              new MetricsPage(slipway.metrics().registry()),
              Version.of(System.getenv(), clock.instant()),
              new Webhooks(
                  settings.http(),
                  slipway.inbox(),
                  new PushHints(settings, slipway::lookAgain),
                  clock),
              new SlackEvents(settings.slack().mode(), slipway.door()::handle));
      slipway.start(refused);
      return new Replica(slipway, http, draining);
    } catch (RuntimeException e) {
      slipway.close();
      throw e;
    }
  }

  /** Not ready any more, nothing new, running steps finish or are handed over; within 25 s. */
  @Override
  public void close() {
    draining.begin("stopping");
    slipway.close();
    http.close();
    LOG.info("stopped");
  }

  private static Optional<String> database(Slipway slipway) {
    return slipway.database().answers()
        ? Optional.empty()
        : Optional.of("the database does not answer");
  }
}
