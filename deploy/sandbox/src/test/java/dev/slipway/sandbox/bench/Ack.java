package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.bench.Typists.Typed;
import dev.slipway.sandbox.delivery.Delivery;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.webapi.ApiCall;
import dev.slipway.sandbox.world.BotProcess;
import dev.slipway.sandbox.world.Scratch;
import dev.slipway.sandbox.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Measures how soon a command is acknowledged and answered, at 50 a second on PostgreSQL. */
public final class Ack {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration SLACKS_LIMIT = Duration.ofSeconds(3);
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final Duration CALM = Duration.ofSeconds(20);
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);
  private static final Pattern UNKNOWN = Pattern.compile("!nosuch\\d+");
  private static final double GOAL_MILLIS = 100;
  private static final int RATE = 50;

  private final World world;
  private final Typists typists;

  /** From the delivery of a command to its acknowledgement, and to the first sign of the bot. */
  private record Measured(int typed, Times acks, Times signs) {}

  private Ack(World world) {
    this.world = world;
    this.typists = new Typists(world);
  }

  public static void main(String[] arguments) {
    try (Scratch scratch = Scratch.create("slipway-bench-");
        Server server = Server.start();
        World world =
            World.start(
                scratch.directory(),
                StartTime.exactly(Duration.ofSeconds(5)),
                1,
                StandInSettings.forTests(),
                it -> Panel.NONE)) {
      System.out.println(Machine.now());
      System.out.println(server.description());
      Path file = server.bot(world, "ack").write(world);
      new Ack(world).run(file, world.home().resolve("bot.log"));
    }
    System.exit(0);
  }

  private void run(Path file, Path log) {
    Measured calm;
    Measured busy;
    try (BotProcess bot = BotProcess.start(file, log)) {
      world.slack().await(PATIENCE, () -> world.slack().connections() > 0);
      warmUp();
      calm = measured(1, CALM);
      busy = measured(RATE, TIME);
    }
    Times echo = echo(file, log);
    System.out.printf("command → acknowledged, %d/s, goal p99 ≤ 100 ms%n", RATE);
    System.out.printf("  the bot            %s%n", busy.acks.inMillis());
    System.out.printf("  the bot, 1/s       %s%n", calm.acks.inMillis());
    System.out.printf("  only acknowledging %s%n", echo.inMillis());
    System.out.printf(
        "  ratio p50, p99     %.1f, %.1f to 1/s;  %.1f, %.1f to only acknowledging%n",
        busy.acks.ratio(calm.acks, 0.5),
        busy.acks.ratio(calm.acks, 0.99),
        busy.acks.ratio(echo, 0.5),
        busy.acks.ratio(echo, 0.99));
    System.out.printf(
        "  over 3 s           %d;  goal %s%n",
        busy.acks.over(SLACKS_LIMIT), busy.acks.millis(0.99) <= GOAL_MILLIS ? "reached" : "missed");
    System.out.printf("  acknowledged       %d of %d%n", busy.acks.count(), busy.typed);
    System.out.println("command → first reaction or whisper");
    System.out.printf("  the bot            %s%n", busy.signs.inMillis());
    System.out.printf("  the bot, 1/s       %s%n", calm.signs.inMillis());
    System.out.println(Machine.now());
  }

  private void warmUp() {
    var _ = typists.type(RATE, WARM_UP);
    Machine.pause(LAST_ANSWERS);
  }

  private Times echo(Path file, Path log) {
    List<String> where = List.of("-D" + Echo.API + "=" + world.slack().apiUrl());
    world.slack().await(PATIENCE, () -> world.slack().connections() == 0);
    try (BotProcess echo = BotProcess.start(Echo.class, where, file, log)) {
      world.slack().await(PATIENCE, () -> world.slack().connections() > 0);
      warmUp();
      return measured(RATE, TIME).acks;
    }
  }

  private Measured measured(double perSecond, Duration time) {
    List<Typed> typed = typists.type(perSecond, time);
    Machine.pause(LAST_ANSWERS);
    Map<String, Typed> questions =
        typed.stream().collect(Collectors.toMap(Typed::ts, each -> each));
    Map<String, Instant> signs = signs();
    List<Duration> acks = new ArrayList<>();
    List<Duration> answers = new ArrayList<>();
    for (Delivery delivery : world.slack().deliveries()) {
      Typed question = questions.get(delivery.about());
      if (question != null && delivery.type().equals("message")) {
        acks.add(delivery.lasted());
        Optional.ofNullable(signs.get(sign(question)))
            .ifPresent(sign -> answers.add(Duration.between(delivery.sent(), sign)));
      }
    }
    return new Measured(typed.size(), Times.of(acks), Times.of(answers));
  }

  /** When the bot has first shown something, by the message or the unknown word it is about. */
  private Map<String, Instant> signs() {
    Map<String, Instant> signs = new HashMap<>();
    for (ApiCall call : world.slack().calls().all()) {
      Map<String, String> said = call.parameters();
      switch (call.method()) {
        case "reactions.add" -> signs.putIfAbsent(said.getOrDefault("timestamp", ""), call.at());
        case "chat.postEphemeral" -> {
          UNKNOWN
              .matcher(said.getOrDefault("text", ""))
              .results()
              .forEach(word -> signs.putIfAbsent(word.group(), call.at()));
        }
        default -> {}
      }
    }
    return signs;
  }

  private static String sign(Typed typed) {
    return typed.isCommand() ? typed.ts() : typed.text();
  }
}
