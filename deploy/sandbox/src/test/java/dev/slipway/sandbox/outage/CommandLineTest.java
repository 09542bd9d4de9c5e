package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Scratch;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code slipway serve} says, and ends with, when it cannot do what it was told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandLineTest {
  private final Scratch scratch = Scratch.create("slipway-commands-");
  private final Path home = scratch.directory();
  private final World world =
      World.start(
          home.resolve("world"),
          StartTime.exactly(Duration.ofSeconds(1)),
          1,
          StandInSettings.forTests(),
          w -> Panel.NONE);
  private final String good = read(BotFile.alone(world, 0).write(world));

  @AfterAll
  void close() {
    world.close();
    scratch.close();
  }

  @Test
  void unknownCommandIsNamed() {
    Ended ended = Ended.of(home, "sevre");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.errors()).contains("sevre").doesNotContain("\tat ");
  }

  @Test
  void fileThatIsNotThere() {
    refusedWith(Ended.of(home, "serve"), 2, "slipway.yaml");
    refusedWith(serve(home.resolve("nowhere.yaml")), 2, "nowhere.yaml");
  }

  @Test
  void fileThatIsNone() throws IOException {
    refusedWith(serve(Files.createDirectory(home.resolve("folder"))), 2, "folder");
    refusedWith(serve(file("empty.yaml", "")), 2, "empty.yaml");
    refusedWith(serve(file("broken.yaml", "slack: [")), 2, "broken.yaml:1");
  }

  @Test
  void keyThatNobodyKnows() {
    refusedWith(changed("http:", "htpp:"), 2, "htpp");
  }

  @Test
  void variableThatIsNotSet() {
    refusedWith(changed(Shop.BOT_TOKEN, "${NOBODY_SETS_THIS}"), 2, "NOBODY_SETS_THIS");
  }

  @Test
  void tokenThatSlackRefuses() {
    Ended ended = changed(Shop.BOT_TOKEN, "xoxb-mistaken");

    refusedWith(ended, 2, "Slack refuses slack.bot-token .*invalid_auth");
    assertThat(ended.errors()).doesNotContain("xoxb-mistaken");
  }

  @Test
  void appTokenThatSlackRefuses() {
    Ended ended = changed(Shop.APP_TOKEN, "xapp-mistaken");

    refusedWith(ended, 2, "Slack refuses slack.app-token .*invalid_auth");
    assertThat(ended.errors()).doesNotContain("xapp-mistaken");
  }

  @Test
  void databaseThatCannotBeReached() {
    Ended ended =
        changed(text -> text.replaceFirst("url: \"jdbc:[^\"]*\"", "url: \"" + nowhere() + "\""));

    refusedWith(ended, 3, "database");
    assertThat(ended.took()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void databaseThatAnotherProgramHas() throws Exception {
    String url = "jdbc:h2:file:" + home.resolve("taken");
    try (var holder = DriverManager.getConnection(url, "sa", "")) {
      Ended ended =
          changed(text -> text.replaceFirst("url: \"jdbc:[^\"]*\"", "url: \"" + url + "\""));

      assertThat(holder.isClosed()).isFalse();
      refusedWith(ended, 3, "taken");
    }
  }

  @Test
  void portThatAnotherProgramHas() throws IOException {
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      Ended ended = changed("port: 0", "port: " + holder.getLocalPort());

      refusedWith(ended, 3, "another program has the port");
    }
  }

  @Test
  void workDirectoryThatCannotBeWritten() throws IOException {
    String work = "work-directory: \"" + file("occupied", "a file").resolve("work") + "\"";

    refusedWith(
        changed(text -> text.replaceFirst("work-directory: .*", work)), 3, "work-directory");
  }

  private static void refusedWith(Ended ended, int code, String words) {
    assertThat(ended.code()).describedAs(ended.errors()).isEqualTo(code);
    assertThat(ended.errors()).containsPattern(words).doesNotContain("\tat ");
    assertThat(ended.sentences()).hasSizeBetween(1, code == 3 ? 1 : 12);
  }

  private Ended changed(String from, String to) {
    return changed(text -> text.replace(from, to));
  }

  private Ended changed(UnaryOperator<String> change) {
    String text = change.apply(good);
    assertThat(text).isNotEqualTo(good);
    return serve(file("changed.yaml", text));
  }

  private Ended serve(Path file) {
    return Ended.of(home, "serve", "--config", file.toString());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name, String text) {
    try {
      return Files.writeString(home.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that was free a moment ago. */
  private static String nowhere() {
    try (ServerSocket free = new ServerSocket(0)) {
      return "jdbc:postgresql://127.0.0.1:%d/slipway".formatted(free.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
