package dev.slipway.sandbox.scene;

import dev.slipway.bot.Main;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.BotProcess;
import dev.slipway.sandbox.world.Scratch;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A world with one bot in it, and a second build that production can be released to. */
public final class Scene implements AutoCloseable {
  public static final Duration PATIENCE = Duration.ofSeconds(40);

  /** With the log that people get, not the one of the tests. */
  public static final String USUAL_LOG = "-Dlogback.configurationFile=logback.xml";

  private static final Duration LONGEST_STOP = Duration.ofSeconds(25);
  private static final Pattern LISTENS = Pattern.compile("listening on http://\\S+:(\\d+)");
  private static final double SPEED = 8;
  private static final StartTime START_TIME = StartTime.exactly(Duration.ofSeconds(6));

  private final Scratch scratch = Scratch.create("slipway-outage-");
  private final World world;
  private final Path file;
  private BotProcess bot;

  private Scene(Function<World, BotFile> configuration, BiFunction<World, String, String> change) {
    world =
        World.start(
            scratch.directory(), START_TIME, SPEED, StandInSettings.forTests(), w -> Panel.NONE);
    file = changed(configuration.apply(world).write(world), text -> change.apply(world, text));
    bot = startBot();
    untilSomebodyListens();
  }

  public static Scene start() {
    return start(world -> BotFile.alone(world, 0), (world, text) -> text);
  }

  /**
   * @param change edits the text of the configuration
   */
  public static Scene start(
      Function<World, BotFile> configuration, BiFunction<World, String, String> change) {
    return new Scene(configuration, change);
  }

  public World world() {
    return world;
  }

  public BotProcess bot() {
    return bot;
  }

  /** Starts a bot on what the last one has left. */
  public void startBotAgain() {
    bot = startBot();
    untilSomebodyListens();
  }

  /** Where the bot answers over HTTP. */
  public URI address(String path) {
    String port =
        LISTENS.matcher(bot.log()).results().reduce((first, last) -> last).orElseThrow().group(1);
    return URI.create("http://localhost:" + port + path);
  }

  public Person developer() {
    return world.slack().person(Shop.DEVELOPER);
  }

  public Person manager() {
    return world.slack().person(Shop.MANAGER);
  }

  public Person outsider() {
    return world.slack().person(Shop.OUTSIDER);
  }

  /** Tells the bot to stop, as a supervisor does; returns its exit code. */
  public int stopBot() {
    tellToStop();
    return untilEnded();
  }

  public void tellToStop() {
    ProcessHandle.of(bot.pid()).orElseThrow().destroy();
  }

  /** The exit code of a bot that was told to stop just now. */
  public int untilEnded() {
    return bot.ended().orTimeout(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Picks a commit and waits until it is on staging. */
  public void stage(Commit commit) {
    developer().type(Shop.CHANNEL, "!pick " + commit.sha().substring(0, 8));
    untilStaged(commit);
  }

  /** Waits until its author was told that it is on staging. */
  public void untilStaged(Commit commit) {
    developer()
        .await(
            PATIENCE,
            developer().directChannel(),
            message -> message.says("Your change is on") && message.says(commit.subject()));
  }

  public Message untilSeen(Person person, Predicate<Message> wanted) {
    return person.await(PATIENCE, Shop.CHANNEL, wanted);
  }

  public void untilSomebodyListens() {
    world.slack().await(PATIENCE, () -> world.slack().connections() > 0 || !bot.isAlive());
    if (!bot.isAlive()) {
      throw new IllegalStateException("the bot has ended: " + bot.log());
    }
  }

  /** The outage itself takes time; nothing is waited for. */
  public static void lasts(Duration outage) {
    Awaitility.await().pollDelay(outage).atMost(outage.plusSeconds(5)).until(() -> true);
  }

  private BotProcess startBot() {
    return BotProcess.start(Main.class, List.of(USUAL_LOG), file, log());
  }

  private static Path changed(Path file, UnaryOperator<String> change) {
    try {
      return Files.writeString(file, change.apply(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("failed to change " + file, e);
    }
  }

  private Path log() {
    return scratch.directory().resolve("bot.log");
  }

  @Override
  public void close() {
    bot.close();
    world.close();
    scratch.close();
    Policy.allowsWhatWasDoneIn(world);
  }
}
