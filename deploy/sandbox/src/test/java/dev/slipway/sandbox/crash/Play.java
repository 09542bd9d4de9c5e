package dev.slipway.sandbox.crash;

import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.BotProcess;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** One story with a replica that dies where it is told to, and a survivor on the same machine. */
final class Play {
  private static final double SPEED = 30;
  private static final StartTime START_TIME = StartTime.exactly(Duration.ofSeconds(1));
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Set<String> TELLING = Set.of("chat.postMessage", "chat.update");

  private final Plot plot;
  private final Path home;
  private final Postgres.Base base;
  private final CrashPoint point;
  private final Survivor kind;

  Play(Plot plot, Path home, Postgres.Base base, CrashPoint point, Survivor kind) {
    this.plot = plot;
    this.home = home;
    this.base = base;
    this.point = point;
    this.kind = kind;
  }

  /** Plays the story to its end and asserts that nothing happened twice. */
  Played run() throws IOException, SQLException {
    Instant begun = Instant.now();
    try (World world =
        World.start(home, START_TIME, SPEED, StandInSettings.forTests(), w -> Panel.NONE)) {
      Path configuration =
          new BotFile(base.url(), Postgres.USER, Postgres.PASSWORD, home.resolve("work"), 0)
              .write(world);
      Files.writeString(configuration, plot.configured(Files.readString(configuration)));
      Optional<Instant> death = play(world, configuration);
      List<String> headlines = plot.leaves(world, home.resolve("work"));
      return new Played(
          point,
          kind,
          writes(),
          headlines,
          death.flatMap(died -> takeover(world, died)),
          Duration.between(begun, Instant.now()));
    }
  }

  private Optional<Instant> play(World world, Path configuration) throws IOException {
    BotProcess doomed = doomed(configuration);
    CompletableFuture<Instant> death = doomed.ended().thenApply(code -> Instant.now());
    CompletableFuture<BotProcess> survivor = survivor(world, configuration, death);
    try {
      plot.play(world);
      await().atMost(PATIENCE).until(base::isAtRest);
      return Optional.ofNullable(death.getNow(null));
    } catch (RuntimeException e) {
      throw new AssertionError(point + ": " + e.getMessage() + logs(), e);
    } finally {
      // Completed by now, it is not started any more when the doomed one ends.
      survivor.complete(doomed);
      survivor.join().kill();
      doomed.kill();
    }
  }

  /** One that stands by connects second: the first words are for the one that dies. */
  private CompletableFuture<BotProcess> survivor(
      World world, Path configuration, CompletableFuture<Instant> death) {
    Path log = home.resolve("b.log");
    return switch (kind) {
      case STARTED_AFTERWARDS -> death.thenApply(at -> BotProcess.start(configuration, log));
      case STANDING_BY -> {
        world.slack().await(PATIENCE, () -> world.slack().connections() == 1);
        BotProcess survivor = BotProcess.start(configuration, log);
        world.slack().await(PATIENCE, () -> world.slack().connections() == 2);
        yield CompletableFuture.completedFuture(survivor);
      }
    };
  }

  private BotProcess doomed(Path configuration) {
    List<String> properties =
        Stream.concat(
                point.properties().stream(),
                Stream.of("-D" + CrashingBot.JOURNAL + "=" + journal()))
            .toList();
    return BotProcess.start(CrashingBot.class, properties, configuration, home.resolve("a.log"));
  }

  private Optional<Duration> takeover(World world, Instant death) {
    try {
      Optional<Instant> event = base.firstEventAfter(death);
      Optional<Instant> told =
          world.slack().calls().all().stream()
              .filter(call -> TELLING.contains(call.method()) && call.at().isAfter(death))
              .map(call -> call.at())
              .findFirst();
      return Stream.concat(event.stream(), told.stream())
          .min(Instant::compareTo)
          .map(first -> Duration.between(death, first));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path journal() {
    return home.resolve("writes");
  }

  private List<String> writes() throws IOException {
    return Files.exists(journal()) ? Files.readAllLines(journal()) : List.of();
  }

  private String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : List.of("a.log", "b.log")) {
      Path log = home.resolve(name);
      all.append("\n--- ").append(name).append('\n');
      all.append(Files.exists(log) ? Files.readString(log) : "never started");
    }
    return all.toString();
  }
}
