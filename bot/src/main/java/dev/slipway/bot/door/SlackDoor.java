package dev.slipway.bot.door;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import dev.slipway.bot.intake.Intake;
import dev.slipway.bot.intake.PayloadReader;
import dev.slipway.bot.intake.Reception;
import dev.slipway.bot.intake.Recovery;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.slack.ApiAnswer;
import dev.slipway.bot.slack.Backoff;
import dev.slipway.bot.slack.Identity;
import dev.slipway.bot.slack.SlackAnswers;
import dev.slipway.bot.slack.SlackApi;
import dev.slipway.bot.slack.SlackCalls;
import dev.slipway.bot.slack.SlackClients;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Inbox;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door through which people ask. Starts at once and gets connected when Slack can be reached;
 * from then on it hears every message, slash command and click, stores what is meant for the bot,
 * and has it handled. Thread-safe.
 */
public final class SlackDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final SlackSettings settings;
  private final Slack slack;
  private final SlackApi api;
  private final Intake intake;
  private final BoltApps apps;
  private final Recovery recovery;
  private final InstantSource clock;
  private final @Nullable HttpLink http;
  private final CountDownLatch closed = new CountDownLatch(1);

  private volatile Consumer<String> refusedAtOnce = why -> {};
  private volatile boolean letIn;
  private volatile SlackState state;
  private volatile @Nullable App app;
  private volatile @Nullable SocketLink socket;

  /**
   * @param groupChanged is told the id of a user group whose members changed
   */
  public SlackDoor(
      SlackSettings settings,
      Inbox inbox,
      Reception reception,
      Consumer<String> groupChanged,
      InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.slack = SlackClients.slack(settings);
    this.api = new SlackApi(slack.methods(), settings.botToken());
    this.intake = new Intake(inbox, reception, api, groupChanged, clock);
    this.apps = new BoltApps(slack, settings, intake);
    this.recovery = new Recovery(inbox, intake, clock);
    this.http =
        settings.mode() == SlackSettings.Mode.HTTP
            ? new HttpLink(settings.signingSecret().orElseThrow(), clock)
            : null;
    this.state = new SlackState.Connecting(clock.instant(), "starting");
  }

  /** Returns at once; {@link #state} tells how it goes. */
  public void start() {
    start(why -> {});
  }

  /**
   * The same for whoever must know when the door will never open.
   *
   * @param refusedAtOnce is told why Slack refuses a bot that it has not let in before
   */
  public void start(Consumer<String> refusedAtOnce) {
    this.refusedAtOnce = refusedAtOnce;
    Thread.ofVirtual().name("slack-door").start(this::stayConnected);
    Thread.ofVirtual().name("slack-recovery").start(this::recover);
  }

  public SlackState state() {
    return state;
  }

  /** Whether what people ask is heard now. */
  public boolean ready() {
    return state instanceof SlackState.Connected && closed.getCount() > 0;
  }

  /**
   * Answers a request of Slack in HTTP mode.
   *
   * @throws IllegalStateException in Socket Mode
   */
  public HttpAnswer handle(HttpQuestion question) {
    if (http == null) {
      throw new IllegalStateException("the door is in Socket Mode and hears nothing over HTTP");
    }
    return closed.getCount() == 0 ? HttpAnswer.text(503, "closing") : http.handle(question, app);
  }

  /** Stops listening, then waits for what is being handled. */
  public void close(Duration deadline) {
    closed.countDown();
    SocketLink open = socket;
    if (open != null) {
      open.close();
    }
    intake.close(deadline);
  }

  @Override
  public void close() {
    close(CLOSING);
  }

  private void stayConnected() {
    Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    try {
      do {
        connect(backoff);
      } while (!(state instanceof SlackState.Refused)
          && !closed.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void connect(Backoff backoff) throws InterruptedException {
    try {
      app = apps.create(new PayloadReader(identity(), clock));
      if (settings.mode() == SlackSettings.Mode.HTTP) {
        heard();
        closed.await();
      } else {
        listen(backoff);
      }
    } catch (Denied e) {
      refused(String.valueOf(e.getMessage()));
    } catch (Unavailable e) {
      lost(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      lost("failed to connect to Slack: " + e);
    }
  }

  private Identity identity() {
    Identity me = api.identity();
    settings
        .team()
        .filter(team -> !team.equals(me.team()))
        .ifPresent(
            team -> {
              throw new Denied(
                  "the bot token belongs to workspace %s, but %s is configured: use that workspace's token"
                      .formatted(me.team(), team),
                  new IllegalStateException("wrong workspace"));
            });
    return me;
  }

  private void listen(Backoff backoff) throws IOException, InterruptedException {
    try (SocketLink link = openSocket()) {
      socket = link;
      link.open();
      new Watchdog(link, clock, this::heard, this::lost).watch(closed, backoff);
    }
  }

  private SocketLink openSocket() {
    Secret token = settings.appToken().orElseThrow();
    ApiAnswer answer =
        new SlackCalls(slack.methods()).call("apps.connections.open", token, Map.of());
    String url = SlackAnswers.insist("apps.connections.open", answer).path("url").asText();
    App current = app;
    if (current == null) {
      throw new IllegalStateException("no app");
    }
    return new SocketLink(slack, token, url, current, this::heard);
  }

  private void heard() {
    if (!(state instanceof SlackState.Connected)) {
      LOG.info("connected to Slack");
      letIn = true;
      state = new SlackState.Connected(clock.instant());
    }
  }

  private void refused(String why) {
    state = new SlackState.Refused(why);
    if (letIn) {
      LOG.error("Slack refuses the bot, and it will not try again: {}", why);
    } else {
      refusedAtOnce.accept(why);
    }
  }

  private void lost(String why) {
    switch (state) {
      case SlackState.Connecting(var since, var before) -> {
        if (!before.equals(why)) {
          LOG.warn("not connected to Slack: {}", why);
        }
        state = new SlackState.Connecting(since, why);
      }
      case SlackState.Connected _ -> {
        LOG.warn("not connected to Slack any more: {}", why);
        state = new SlackState.Connecting(clock.instant(), why);
      }
      case SlackState.Refused _ -> {}
    }
  }

  private void recover() {
    try {
      recovery.run(closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
