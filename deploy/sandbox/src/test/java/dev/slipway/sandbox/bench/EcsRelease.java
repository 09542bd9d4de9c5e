package dev.slipway.sandbox.bench;

import dev.slipway.bot.Main;
import dev.slipway.sandbox.bench.Sightings.Change;
import dev.slipway.sandbox.ecs.Call;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.webapi.ApiCall;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.BotProcess;
import dev.slipway.sandbox.world.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One release by the real bot to all services, typed and clicked in Slack, and one that fails. */
final class EcsRelease {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration SETTLING = Duration.ofSeconds(10);

  /** Whoever writes a message this soon after something happened may have read the state before. */
  private static final Duration RENDERED = Duration.ofMillis(30);

  private static final List<String> USUAL_LOG = List.of("-Dlogback.configurationFile=logback.xml");
  private static final String BAD = "svc-07";

  private final ManyServices scene;
  private final ProgressLog log;
  private final Path file;
  private final int count;

  EcsRelease(ManyServices scene, BotFile bot) {
    this.scene = scene;
    this.log = new ProgressLog(bot.databaseUrl());
    this.file = scene.configuration(bot);
    this.count = scene.names().size();
  }

  void run() {
    Path output = scene.world().home().resolve("bot.log");
    try (BotProcess bot = BotProcess.start(Main.class, USUAL_LOG, file, output);
        FleetEyes fleet = new FleetEyes(scene.ecs());
        EcsBaselines others = new EcsBaselines(scene)) {
      scene.world().slack().await(PATIENCE, () -> scene.world().slack().connections() > 0);
      Machine.pause(SETTLING);
      System.out.printf(Locale.ROOT, "the bot, %d services, one release%n", count);
      Duration before = Machine.processorTime(bot.pid());
      others.beginToPoll();
      forward(fleet, others);
      System.out.printf(
          "  processor time of the bot          %s; resident at most %.0f MiB%n",
          seconds(Machine.processorTime(bot.pid()).minus(before)),
          Machine.mostResidentMebibytes(bot.pid()));
      failing(fleet);
    }
  }

  private void forward(FleetEyes fleet, EcsBaselines others) {
    Instant asked = Instant.now();
    String card =
        ask("!release " + scene.world().repository().releaseHead(), "Waiting for a confirmation");
    say("asked → plan on the card", Duration.between(asked, Instant.now()));
    Instant confirmed = Instant.now();
    click(card, "Confirm");
    scene.world().slack().await(PATIENCE, () -> scene.ecs().count("UpdateService") >= count);
    say("confirmed → all updates asked for", Duration.between(confirmed, Instant.now()));
    others.beginToWait(new Random(7));
    seen(m -> m.ts().equals(card) && m.says("Live on all " + count));
    Instant told = Instant.now();
    say("confirmed → live on the card", Duration.between(confirmed, told));
    calls(confirmed, told);
    changes(fleet.seen(), card);
    System.out.println("the loop every 10 s, the same release");
    times("change in the API → noticed", others.polled().after(fleet.seen(), false));
    times("stable in the API → noticed", others.polled().after(fleet.seen(), true));
    System.out.println("the SDK's waiter servicesStable, one for each service");
    Machine.pause(Duration.ofSeconds(16));
    times("stable in the API → it returns", others.waited().after(fleet.seen(), true));
  }

  /** What the platform shows, what the bot remembers, and what Slack has of it. */
  private void changes(Sightings platform, String card) {
    NavigableSet<Instant> edits = edits(card);
    List<ProgressLog.Entry> entries = log.entries(1);
    List<Noticed> noticed =
        platform.changes(false).stream()
            .flatMap(change -> noticed(change, platform, entries, edits).stream())
            .toList();
    times("change in the API → noted", Times.of(noticed.stream().map(Noticed::noted).toList()));
    times("noted → card edited", Times.of(noticed.stream().map(Noticed::edited).toList()));
    times("change in the API → card edited", Times.of(noticed.stream().map(Noticed::all).toList()));
    System.out.printf("  changes %d, edits of the card %d%n", noticed.size(), edits.size());
  }

  /** One change, and how long until it was known. */
  private record Noticed(Duration noted, Duration edited) {
    Duration all() {
      return noted.plus(edited);
    }
  }

  private static Optional<Noticed> noticed(
      Change change,
      Sightings platform,
      List<ProgressLog.Entry> entries,
      NavigableSet<Instant> edits) {
    Instant at = platform.of(change).orElseThrow();
    return entries.stream()
        .filter(entry -> entry.target().equals(change.service()))
        .filter(
            entry -> entry.done() >= change.running() && !entry.at().isBefore(at.minusMillis(50)))
        .map(ProgressLog.Entry::at)
        .findFirst()
        .flatMap(
            noted ->
                Optional.ofNullable(edits.ceiling(noted.plus(RENDERED)))
                    .map(
                        edit ->
                            new Noticed(
                                Duration.between(at, noted), Duration.between(noted, edit))));
  }

  private NavigableSet<Instant> edits(String card) {
    return scene.world().slack().calls().of("chat.update").stream()
        .filter(call -> call.wasOk() && card.equals(call.parameters().get("ts")))
        .map(ApiCall::at)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** By operation, the bot's alone: at most in one second, and on average. */
  private void calls(Instant from, Instant to) {
    List<Call> calls =
        scene.ecs().calls().stream()
            .filter(call -> call.at().isAfter(from) && call.at().isBefore(to))
            .filter(call -> !call.parameters().contains(EcsBaselines.MARK))
            .toList();
    double seconds = Duration.between(from, to).toMillis() / 1000.0;
    Map<String, List<Call>> operations =
        calls.stream()
            .collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.toList()));
    operations.forEach(
        (operation, all) ->
            System.out.printf(
                Locale.ROOT,
                "  %-50s %4d calls, %5.2f/s, most in a second %d, throttled %d%n",
                operation,
                all.size(),
                all.size() / seconds,
                mostInASecond(all),
                all.stream().filter(call -> call.error().isPresent()).count()));
  }

  private static long mostInASecond(List<Call> calls) {
    return calls.stream()
        .collect(Collectors.groupingBy(call -> call.at().getEpochSecond(), Collectors.counting()))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  /** The older build again, whose image one service cannot pull. */
  private void failing(FleetEyes fleet) {
    String card = ask("!release " + scene.oldCommit(), "Waiting for a confirmation");
    scene.ecs().fault(BAD, Fault.CANNOT_PULL);
    click(card, "Confirm");
    seen(m -> m.ts().equals(card) && m.says("cannot be pulled"));
    Instant told = Instant.now();
    System.out.println("the bot, the image of one service cannot be pulled");
    Instant died = fleet.death(BAD).orElseThrow();
    Instant noted = log.first(2, "TargetFailed");
    say("first fatal task → verdict noted", Duration.between(died, noted));
    say("first fatal task → cause on the card", Duration.between(died, told));
  }

  private String ask(String command, String answer) {
    String asked = scene.world().slack().person(Shop.MANAGER).type(Shop.CHANNEL, command);
    return seen(m -> m.byBot() && m.says(answer) && m.ts().compareTo(asked) > 0).ts();
  }

  private void click(String card, String button) {
    scene.world().slack().person(Shop.MANAGER).click(Shop.CHANNEL, card, button);
  }

  private Message seen(Predicate<Message> wanted) {
    return scene.world().slack().person(Shop.MANAGER).await(PATIENCE, Shop.CHANNEL, wanted);
  }

  private static void times(String what, Times times) {
    System.out.printf("  %-34s %s%n", what, times.inMillis());
  }

  private static void say(String what, Duration time) {
    System.out.printf("  %-34s %s%n", what, seconds(time));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
  }
}
