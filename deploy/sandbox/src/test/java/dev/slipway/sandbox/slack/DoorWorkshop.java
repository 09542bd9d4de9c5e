package dev.slipway.sandbox.slack;

import dev.slipway.bot.courier.Courier;
import dev.slipway.bot.door.SlackDoor;
import dev.slipway.bot.intake.Asked;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.SlackApi;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.core.engine.FakeInbox;
import dev.slipway.core.engine.FakeLeases;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.Inbox;
import dev.slipway.sandbox.delivery.DeliveryTimes;
import dev.slipway.sandbox.workspace.WorkspacePlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.BotPlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.ChannelPlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.GroupPlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.PersonPlan;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A stand-in workspace with a door and a courier in front of it, over fakes of the engine. */
final class DoorWorkshop implements AutoCloseable {
  static final String CHANNEL = "C0RELEASE";
  static final String ANN = "U0ANN";
  static final String BEN = "U0BEN";
  static final Duration SOON = Duration.ofSeconds(12);

  private static final InstantSource CLOCK = InstantSource.system();
  private static final DeliveryTimes BRISK =
      new DeliveryTimes(
          Duration.ofSeconds(1),
          List.of(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1)),
          Duration.ofMillis(200));

  final SlackStandIn slack =
      SlackStandIn.start(plan(), StandInSettings.forTests().withTimes(BRISK));
  final FakeOutbox outbox = new FakeOutbox();
  final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  final SlackApi api = new SlackApi(settings(SlackSettings.Mode.SOCKET));
  final SlackDoor door;
  final Courier courier;

  DoorWorkshop() {
    this(SlackSettings.Mode.SOCKET, new FakeInbox(CLOCK));
  }

  DoorWorkshop(SlackSettings.Mode mode, Inbox inbox) {
    door = new SlackDoor(settings(mode), inbox, (_, request) -> asked.add(request), _ -> {}, CLOCK);
    courier =
        new Courier(
            outbox,
            new FakeLeases(new FakeLeases.World(CLOCK), "one"),
            api,
            envelope ->
                Optional.of(new Content("%s v%d".formatted(envelope.id(), envelope.version()))),
            CLOCK);
  }

  DoorWorkshop started() {
    door.start();
    courier.start();
    awaits(() -> slack.connections() > 0);
    return this;
  }

  Person ann() {
    return slack.person(ANN);
  }

  void awaits(BooleanSupplier condition) {
    Awaitility.await()
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(condition::getAsBoolean);
  }

  Asked nextAsked() throws InterruptedException {
    @Nullable Asked next = asked.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was asked; deliveries: " + slack.deliveries());
    }
    return next;
  }

  /** Messages of the bot in the channel and its threads. */
  List<String> botSays() {
    return ann().sees(CHANNEL).stream()
        .filter(Message::byBot)
        .flatMap(m -> Stream.concat(Stream.of(m), m.replies().stream()))
        .map(Message::text)
        .toList();
  }

  @Override
  public void close() {
    courier.close(Duration.ofSeconds(2));
    door.close(Duration.ofSeconds(2));
    slack.close();
  }

  SlackSettings settings(SlackSettings.Mode mode) {
    WorkspacePlan plan = plan();
    return new SlackSettings(
        mode,
        new Secret(plan.bot().token()),
        Optional.of(new Secret(plan.appToken())),
        Optional.of(new Secret(plan.signingSecret())),
        Optional.of(URI.create(slack.apiUrl())),
        Optional.empty(),
        Optional.empty());
  }

  static WorkspacePlan plan() {
    return new WorkspacePlan(
        "T0HARBOUR",
        "Harbour",
        "A0SLIPWAY",
        new BotPlan("U0BOT", "B0BOT", "slipway", "xoxb-test"),
        "xapp-test",
        "signing-test",
        List.of(
            new PersonPlan(ANN, "ann", "Ann", "ann@example.com"),
            new PersonPlan(BEN, "ben", "Ben", "ben@example.com")),
        List.of(new ChannelPlan(CHANNEL, "release", false, List.of(ANN, BEN, "U0BOT"))),
        List.of(new GroupPlan("S0RELEASE", "release-managers", List.of(ANN))),
        WorkspacePlan.USUAL_SCOPES,
        WorkspacePlan.USUAL_EVENTS,
        Set.of("/slipway"));
  }
}
