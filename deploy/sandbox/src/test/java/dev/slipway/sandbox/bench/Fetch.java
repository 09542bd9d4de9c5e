package dev.slipway.sandbox.bench;

import dev.slipway.bot.Main;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Measures the first fetch of a big repository, killed half-way, and what people see of it. */
public final class Fetch {
  private static final int NARROW = 1_000_000;
  private static final int WIDE = 1_000_000_000;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final BigCopy copy;
  private final SlowGitHost host;
  private final World world;
  private final Path file;
  private final boolean installedGit;
  private double most;
  private double mostOfGit;

  private Fetch(BigCopy copy, SlowGitHost host, World world, Path file, boolean installedGit) {
    this.copy = copy;
    this.host = host;
    this.world = world;
    this.file = file;
    this.installedGit = installedGit;
  }

  public static void main(String[] arguments) throws Exception {
    System.out.println(Machine.now());
    Path scratch = Path.of(System.getProperty("slipway.root"), "deploy/sandbox/target/bench-picks");
    Files.createDirectories(scratch);
    for (boolean installedGit : new boolean[] {true, false}) {
      System.out.printf("%n%s%n", installedGit ? "with git installed" : "without git: JGit alone");
      BigCopy copy = BigCopy.of(scratch, Files.createTempDirectory("slipway-fetch-"));
      Path home = Files.createTempDirectory("slipway-bench-");
      StartTime quick = StartTime.exactly(Duration.ofSeconds(1));
      try (SlowGitHost host = new SlowGitHost(copy.folder(), NARROW);
          World world = World.start(home, quick, 30, StandInSettings.forTests(), w -> Panel.NONE)) {
        Path file = BotFile.alone(world, 0).write(world);
        String text = Files.readString(file);
        String small = "\"" + world.repository().directory().toUri() + "\"";
        String big = host.url() + "\n      trunk: trunk\n      release-branches: release";
        Files.writeString(file, text.replace(small, big));
        new Fetch(copy, host, world, file, installedGit).measure();
      }
    }
  }

  private void measure() throws IOException {
    Process doomed = start();
    await(() -> world.slack().connections() == 1, doomed);
    say(0);
    await(() -> progress().contains("receiving objects"), doomed);
    doomed.destroyForcibly();
    System.out.println("  killed at: " + progress());
    int before = host.transfers();

    long begun = System.nanoTime();
    Process bot = start();
    Set<String> seen = new LinkedHashSet<>();
    await(
        () -> {
          seen.add(progress());
          return landed() == 1;
        },
        bot);
    seen.forEach(words -> System.out.println("    " + words));
    System.out.printf(Locale.ROOT, "  landed after the restart: %.1f s%n", since(begun));
    System.out.printf("  transfers of the second bot: %d%n", host.transfers() - before);
    memory();

    host.widen(WIDE);
    begun = System.nanoTime();
    say(1);
    await(() -> landed() == 2, bot);
    System.out.printf(Locale.ROOT, "  another pick, landed: %.2f s%n", since(begun));
    String later = copy.grow();
    begun = System.nanoTime();
    world.slack().person(Shop.DEVELOPER).type(Shop.CHANNEL, "!pick " + later);
    await(() -> landed() == 3, bot);
    System.out.printf(Locale.ROOT, "  a commit of this second, landed: %.2f s%n", since(begun));
    memory();
    bot.destroy();
  }

  private void say(int number) {
    String sha = copy.picks().get(number);
    world.slack().person(Shop.DEVELOPER).type(Shop.CHANNEL, "!pick " + sha);
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("serve", "--config", file.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (!installedGit) {
      builder.environment().put("PATH", "/nowhere");
    }
    Path log = world.home().resolve("bot.log");
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  private void await(BooleanSupplier condition, Process bot) throws IOException {
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || !bot.isAlive()) {
        System.out.println(Files.readString(world.home().resolve("bot.log")));
        throw new IllegalStateException("it did not happen");
      }
      most = Math.max(most, resident(bot.toHandle()));
      mostOfGit =
          Math.max(mostOfGit, bot.toHandle().descendants().mapToDouble(Fetch::resident).sum());
      Machine.pause(LOOK);
    }
  }

  private static double resident(ProcessHandle process) {
    try {
      double now = Machine.residentMebibytes(process.pid());
      return Double.isNaN(now) ? 0 : now;
    } catch (RuntimeException gone) {
      return 0;
    }
  }

  private void memory() {
    System.out.printf(
        Locale.ROOT, "  resident at most: bot %.0f MiB, its git %.0f MiB%n", most, mostOfGit);
  }

  private String progress() {
    return all()
        .map(Message::plain)
        .filter(m -> m.contains("being fetched"))
        .findFirst()
        .orElse("");
  }

  private long landed() {
    return world.slack().person(Shop.DEVELOPER).sees(Shop.CHANNEL).stream()
        .filter(message -> message.byBot() && message.says("Pick ") && message.says("Landed"))
        .count();
  }

  private Stream<Message> all() {
    return world.slack().person(Shop.DEVELOPER).sees(Shop.CHANNEL).stream()
        .flatMap(message -> Stream.concat(Stream.of(message), message.replies().stream()))
        .filter(Message::byBot);
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
