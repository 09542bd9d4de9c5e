package dev.slipway.sandbox.outage;

import dev.slipway.sandbox.fleet.Fault;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A world with one bot in it, and a second build that production can be released to. */
final class Scene implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(40);
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
    bot = BotProcess.start(file, log());
    untilSomebodyListens();
  }

  static Scene start() {
    return start(world -> BotFile.alone(world, 0), (world, text) -> text);
  }

  /**
   * @param change edits the text of the configuration
   */
  static Scene start(
      Function<World, BotFile> configuration, BiFunction<World, String, String> change) {
    return new Scene(configuration, change);
  }

  World world() {
    return world;
  }

  BotProcess bot() {
    return bot;
  }

  /** Starts a bot on what the last one has left. */
  void startBotAgain() {
    bot = BotProcess.start(file, log());
    untilSomebodyListens();
  }

  Person developer() {
    return world.slack().person(Shop.DEVELOPER);
  }

  Person manager() {
    return world.slack().person(Shop.MANAGER);
  }

  Person outsider() {
    return world.slack().person(Shop.OUTSIDER);
  }

  /** Picks a commit and waits until it is on staging. */
  void stage(Commit commit) {
    developer().type(Shop.CHANNEL, "!pick " + commit.sha().substring(0, 8));
    developer()
        .await(
            PATIENCE,
            developer().directChannel(),
            message -> message.says("Your change is on") && message.says(commit.subject()));
  }

  /** Asks for the release of the build that production does not run, and waits for its plan. */
  Trial trial() {
    for (String flavor : Shop.FLAVORS) {
      world.ecs().fault(Shop.PRODUCTION + "-" + flavor, Fault.NONE);
    }
    return Trial.ask(this);
  }

  Message untilSeen(Person person, Predicate<Message> wanted) {
    return person.await(PATIENCE, Shop.CHANNEL, wanted);
  }

  void untilSomebodyListens() {
    world.slack().await(PATIENCE, () -> world.slack().connections() > 0);
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
  }
}
