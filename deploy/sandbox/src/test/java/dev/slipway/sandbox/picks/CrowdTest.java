package dev.slipway.sandbox.picks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.git.Git;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Fifty people pick onto one branch at once, and somebody pushes to it as well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrowdTest {
  private static final int PEOPLE = 50;
  private static final int PUSHES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final String ORIGIN = "origin/" + SampleRepository.RELEASE;

  private final Scene scene = Scene.start();
  private final SampleRepository repository = scene.world().repository();

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void everyRequestLandsOnceOrIsRefused(@TempDir Path folder) throws Exception {
    Git git = new Git(folder);
    git.must("clone", "-q", repository.directory().toString(), ".");
    List<String> changes = changesOnTrunk(git, folder);

    List<Thread> typing =
        changes.stream().map(sha -> Thread.ofVirtual().start(() -> pick(sha))).toList();
    pushByHand(folder);
    for (Thread each : typing) {
      each.join();
    }
    await().atMost(PATIENCE).until(() -> decided() == PEOPLE);

    git.must("fetch", "-q");
    List<String> landed = lines(git.must("log", "--format=%s", range()));
    assertThat(landed).doesNotHaveDuplicates().hasSize(PEOPLE - 1 + PUSHES);
    assertThat(landed).containsAll(subjects(PEOPLE - 1));
    assertThat(lines(git.must("log", "--format=%P", range())))
        .noneMatch(line -> line.contains(" "));
    assertThat(git.must("rev-parse", ORIGIN + "^{tree}")).isEqualTo(sameByGit(git));
  }

  /** All but the last, which conflicts, have a file of their own. */
  private List<String> changesOnTrunk(Git git, Path folder) throws IOException {
    List<String> shas = new ArrayList<>();
    for (String subject : subjects(PEOPLE - 1)) {
      Files.writeString(folder.resolve(subject.replace(' ', '-')), subject + "\n");
      git.must("add", ".");
      git.must("commit", "-q", "-m", subject);
      shas.add(git.must("rev-parse", "HEAD"));
    }
    git.must("push", "-q", "origin", SampleRepository.TRUNK);
    shas.add(repository.conflictingPick().sha());
    return shas;
  }

  private void pick(String sha) {
    Person person = sha.charAt(0) % 2 == 0 ? scene.developer() : scene.manager();
    person.type(Shop.CHANNEL, "!pick " + sha.substring(0, 10));
  }

  /** Like everybody who pushes by hand: pull, commit, push, again when somebody was faster. */
  private void pushByHand(Path folder) throws Exception {
    Path own = Files.createDirectory(folder.resolve(".git").resolve("outsider"));
    Git git = new Git(own);
    git.must("clone", "-q", "-b", SampleRepository.RELEASE, repository.directory().toString(), ".");
    for (int i = 0; i < PUSHES; i++) {
      git.must("commit", "-q", "--allow-empty", "-m", "By hand " + i);
      while (git.run("push", "-q", "origin", "HEAD").exitCode() != 0) {
        git.must("pull", "-q", "--rebase");
      }
    }
  }

  private long decided() {
    return scene.developer().sees(Shop.CHANNEL).stream()
        .filter(Message::byBot)
        .filter(message -> message.says("Pick "))
        .filter(
            message -> Stream.of("Landed", "On staging", "does not apply").anyMatch(message::says))
        .count();
  }

  /** The tree that git makes of the same changes in the same order. */
  private String sameByGit(Git git) {
    git.must("switch", "-q", "--detach", repository.releaseHead());
    for (String sha : lines(git.must("log", "--reverse", "--format=%H", range()))) {
      String message = git.must("log", "-1", "--format=%B", sha);
      String source = message.replaceAll("(?s).*cherry picked from commit ([0-9a-f]{40}).*", "$1");
      git.must("cherry-pick", "--allow-empty", source.length() == 40 ? source : sha);
    }
    return git.must("rev-parse", "HEAD^{tree}");
  }

  private String range() {
    return repository.releaseHead() + ".." + ORIGIN;
  }

  private static List<String> subjects(int count) {
    return IntStream.range(0, count).mapToObj("Change number %d"::formatted).toList();
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
