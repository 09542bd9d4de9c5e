package dev.slipway.sandbox.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.git.Git;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nobody gives a command: what is pushed is built, goes to staging, and its author is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PushTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PUSHES = 10;

  private final Scene scene = Scene.start();
  private final SampleRepository repository = scene.world().repository();

  private Path folder;
  private Git git;

  /** When the first pick is on staging, the bot has looked at the branches long ago. */
  @BeforeAll
  void cloneIt(@TempDir Path clone) {
    folder = clone;
    scene.stage(repository.cleanPicks().getFirst());
    git = new Git(folder);
    git.must("clone", "-q", "-b", SampleRepository.RELEASE, repository.directory().toString(), ".");
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void pushesWithinOneBuildLeadToOneMoreBuildAndEveryAuthorIsToldOnce() throws Exception {
    push(0);
    await().atMost(PATIENCE).until(() -> builds("Building") == 1);
    for (int i = 1; i < PUSHES; i++) {
      push(i);
    }
    assertThat(builds("Building")).as("all were pushed within the first build").isEqualTo(1);

    for (int i = 0; i < PUSHES; i++) {
      int number = i;
      await().atMost(PATIENCE).until(() -> told(number) > 0);
    }
    for (int i = 0; i < PUSHES; i++) {
      assertThat(told(i)).as(subject(i)).isEqualTo(1);
    }
    await().atMost(PATIENCE).until(() -> cards("Build ") >= 3 && cards("Release ") >= 3);
    assertThat(cards("Build ")).isEqualTo(3);
    assertThat(cards("Release ")).isEqualTo(3);

    String asked = scene.developer().type(Shop.CHANNEL, "!status");
    await().atMost(PATIENCE).until(() -> !scene.developer().thread(Shop.CHANNEL, asked).isEmpty());
    assertThat(scene.developer().thread(Shop.CHANNEL, asked))
        .anyMatch(answer -> answer.says("Where the minutes went") && answer.says("went live"));
  }

  private void push(int i) throws Exception {
    Files.writeString(folder.resolve("pushed-" + i), "by hand\n");
    git.must("add", ".");
    String author = List.of("developer", "manager", "outsider").get(i % 3);
    git.must(
        "commit",
        "-q",
        "--author",
        "%s <%s@example.com>".formatted(author, author),
        "-m",
        subject(i));
    git.must("push", "-q", "origin", "HEAD");
  }

  /** How often the author was told that this very change of theirs is on staging. */
  private long told(int number) {
    Person author = List.of(scene.developer(), scene.manager(), scene.outsider()).get(number % 3);
    return author.sees(author.directChannel()).stream()
        .filter(message -> message.says("Your change is on") && message.says(subject(number)))
        .count();
  }

  private long builds(String words) {
    return scene.developer().sees(Shop.CHANNEL).stream()
        .filter(message -> message.byBot() && message.says("Build ") && message.says(words))
        .count();
  }

  private long cards(String title) {
    return scene.developer().sees(Shop.CHANNEL).stream()
        .filter(Message::byBot)
        .filter(message -> message.plain().startsWith(title))
        .count();
  }

  private static String subject(int i) {
    return "Pushed by hand, number %d".formatted(i);
  }
}
