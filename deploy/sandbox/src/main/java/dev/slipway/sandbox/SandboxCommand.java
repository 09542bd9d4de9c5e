package dev.slipway.sandbox;

import dev.slipway.bot.cli.ExitCodes;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.servers.StandInServers;
import dev.slipway.sandbox.slack.AwaitFailure;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.BotKeeper;
import dev.slipway.sandbox.world.BotProcess;
import dev.slipway.sandbox.world.Scratch;
import dev.slipway.sandbox.world.ShopPanel;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a shop with its Slack, its ECS and the bot, for a person with a browser. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "Everything on this machine: a page like Slack, ECS, a registry, git, builds.",
    exitCodeListHeading = "%nEnds with:%n",
    exitCodeList = {
      "2:an option is wrong",
      "3:it cannot start; the port is taken",
      "130:Ctrl-C, its usual end"
    })
public final class SandboxCommand implements Callable<Integer> {
  private static final StartTime START =
      StartTime.between(Duration.ofSeconds(12), Duration.ofSeconds(20));
  private static final int BUILD_SECONDS = 3;
  private static final int MOST_PORTS = 65_535;
  private static final Duration RESTART = Duration.ofSeconds(2);
  private static final Duration CONNECTED = Duration.ofSeconds(30);

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "of the page; ${DEFAULT-VALUE} if not given, 0 for any free one")
  private int port;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "4",
      description = "how much faster than real ECS tasks start; ${DEFAULT-VALUE} if not given")
  private double speed;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "an empty directory to keep; without it a temporary one, removed at the end")
  private @Nullable Path home;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Optional<String> mistake = mistake();
    if (mistake.isPresent()) {
      return failed(mistake.get(), ExitCodes.USAGE);
    }
    if (!isFree(port)) {
      return failed(
          "Port %d is taken by another program: choose another one with --port %d"
              .formatted(port, port == MOST_PORTS ? 8080 : port + 1),
          ExitCodes.BROKEN);
    }
    out.println("Starting a shop, its Slack, its ECS, its servers, its registry and the bot…");
    try (Signal stop = Signal.catching()) {
      return home == null ? inScratch(out, stop) : run(made(home), out, stop);
    }
  }

  private int inScratch(PrintWriter out, Signal stop) throws InterruptedException {
    try (Scratch scratch = Scratch.create("slipway-sandbox-")) {
      return run(scratch.directory(), out, stop);
    }
  }

  private int run(Path directory, PrintWriter out, Signal stop) throws InterruptedException {
    Path log = directory.resolve("bot.log");
    BotKeeper keeper = new BotKeeper(RESTART, out::println);
    StandInSettings settings = StandInSettings.forPage(port, Panel.NONE);
    try (World world = world(directory, settings, it -> new ShopPanel(it, keeper));
        keeper) {
      Path configuration = BotFile.alone(world, BUILD_SECONDS).write(world);
      keeper.keep(() -> BotProcess.start(configuration, log));
      world.slack().await(CONNECTED, () -> world.slack().connections() > 0);
      if (!stop.hasCome()) {
        new Welcome(world, keeper, log).print(out);
      }
      stop.await();
      return ExitCodes.OK;
    } catch (AwaitFailure e) {
      return failed("The bot did not connect; its log:\n" + read(log), ExitCodes.BROKEN);
    }
  }

  /** With servers, where this machine can have them. */
  private World world(Path directory, StandInSettings settings, Function<World, Panel> panel) {
    List<String> missing = StandInServers.missing();
    if (missing.isEmpty()) {
      return World.startWithSite(directory, START, speed, settings, panel);
    }
    spec.commandLine()
        .getErr()
        .println("Without the site on three servers, which needs " + String.join(", ", missing));
    return World.start(directory, START, speed, settings, panel);
  }

  /** What is wrong with the options, as a sentence. */
  private Optional<String> mistake() {
    if (port < 0 || port > MOST_PORTS) {
      return Optional.of("--port is %d: give a number from 0 to %d".formatted(port, MOST_PORTS));
    }
    if (!Double.isFinite(speed) || speed <= 0) {
      return Optional.of("--speed is " + speed + ": give a number above 0");
    }
    return home != null && holdsSomething(home)
        ? Optional.of(
            home + " is not empty: give --home a directory that is empty or does not exist")
        : Optional.empty();
  }

  private int failed(String sentence, int exitCode) {
    spec.commandLine().getErr().println(sentence);
    return exitCode;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean holdsSomething(Path directory) {
    String[] names = directory.toFile().list();
    return names == null ? Files.exists(directory) : names.length > 0;
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("failed to make " + directory, e);
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "(none: " + e.getMessage() + ")";
    }
  }
}
