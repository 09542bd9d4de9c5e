package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Scratch;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Measures how soon a started bot is ready, and what it costs when nothing happens. */
public final class Start {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final World world;
  private final int runs;

  /**
   * @param first with an empty database, and without an archive
   * @param later starts after that
   */
  private record Measured(Duration first, Times later) {}

  /** A bot of one kind: how it is started, and with which database. */
  private record Kind(String name, Launch launch, Optional<Path> configuration) {}

  private Start(World world, int runs) {
    this.world = world;
    this.runs = runs;
  }

  public static void main(String[] arguments) throws IOException {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
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
      new Start(world, runs).run(server);
      System.out.println(Machine.now());
    }
    System.exit(0);
  }

  private void run(Server server) throws IOException {
    Kind bare = new Kind("Bolt's socket alone", Launch.echo(world.slack().apiUrl()), noFile());
    List<Kind> bots =
        List.of(
            kind("H2", Launch.launcher(), h2("launched")),
            kind("H2", Launch.plain(), h2("plain")),
            kind("PostgreSQL", Launch.launcher(), server.bot(world, "launched")),
            kind("PostgreSQL", Launch.plain(), server.bot(world, "plain")));
    System.out.printf("start → ready, goal ≤ 3 s, %d runs after the first%n", runs);
    Times baseline = measured(bare).later;
    System.out.printf("  %-32s            %s%n", bare.name, baseline.inMillis());
    for (Kind bot : bots) {
      var _ = Files.deleteIfExists(Launch.archive());
      Measured measured = measured(bot);
      System.out.printf(
          "  %-32s first %5d  %s  ratio %.1f%n",
          bot.name,
          measured.first.toMillis(),
          measured.later.inMillis(),
          measured.later.ratio(baseline, 0.5));
    }
    System.out.printf("idle, 60 s after the start, goal ≤ 256 MiB; processor over 60 s%n");
    idle(Stream.concat(Stream.of(bare), bots.stream()).toList());
  }

  private Measured measured(Kind kind) {
    Duration first = once(kind);
    List<Duration> later = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      later.add(once(kind));
    }
    return new Measured(first, Times.of(later));
  }

  private Duration once(Kind kind) {
    world.slack().await(PATIENCE, () -> world.slack().connections() == 0);
    try (Starting process = starting(kind)) {
      return ready(kind, process);
    }
  }

  private Duration ready(Kind kind, Starting process) {
    return kind.configuration.isPresent()
        ? process.untilReady()
        : process.until(() -> world.slack().connections() > 0);
  }

  /** Side by side, for they do nothing; the first is the baseline. */
  private void idle(List<Kind> kinds) {
    world.slack().await(PATIENCE, () -> world.slack().connections() == 0);
    List<Starting> processes = new ArrayList<>();
    try {
      for (Kind kind : kinds) {
        Starting process = starting(kind);
        processes.add(process);
        var _ = ready(kind, process);
      }
      Machine.pause(IDLE);
      List<Double> memory = eachOf(processes, Machine::residentMebibytes);
      List<Duration> before = eachOf(processes, Machine::processorTime);
      Machine.pause(IDLE);
      List<Duration> after = eachOf(processes, Machine::processorTime);
      for (int i = 0; i < kinds.size(); i++) {
        System.out.printf(
            "  %-32s %6.0f MiB  ratio %.1f  %6.2f %% of a core%n",
            kinds.get(i).name,
            memory.get(i),
            memory.get(i) / memory.getFirst(),
            100.0 * after.get(i).minus(before.get(i)).toMillis() / IDLE.toMillis());
      }
    } finally {
      processes.forEach(Starting::close);
    }
  }

  private static <T> List<T> eachOf(List<Starting> processes, LongFunction<T> look) {
    return processes.stream().map(process -> look.apply(process.pid())).toList();
  }

  private Starting starting(Kind kind) {
    return new Starting(
        kind.launch,
        kind.configuration,
        world.home().resolve(kind.name.replaceAll("\\W+", "-") + ".log"));
  }

  private Kind kind(String database, Launch launch, BotFile bot) throws IOException {
    Path file = world.home().resolve(launch.name().replaceAll("\\W+", "-") + database + ".yaml");
    Path written = Files.move(bot.write(world), file);
    return new Kind(launch.name() + ", " + database, launch, Optional.of(written));
  }

  private BotFile h2(String name) {
    return new BotFile(
        "jdbc:h2:file:" + world.home().resolve(name + "-database"),
        "sa",
        "",
        world.home().resolve(name + "-h2"),
        1);
  }

  private static Optional<Path> noFile() {
    return Optional.empty();
  }
}
