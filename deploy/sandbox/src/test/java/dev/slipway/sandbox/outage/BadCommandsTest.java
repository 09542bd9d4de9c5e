package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.Shop;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Whatever people type, they get one clear private sentence, or silence if it is no command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadCommandsTest {
  private final Scene scene = Scene.start();
  private final SampleRepository repository = scene.world().repository();
  private final String known = repository.cleanPicks().getFirst().sha();

  @AfterAll
  void close() {
    scene.close();
  }

  private record Row(String typed, String answer) {}

  private List<Row> rows() throws IOException {
    return List.of(
        new Row("!pikc " + known, "Did you mean !pick"),
        new Row("!frobnicate", "there is no command !frobnicate"),
        new Row("!שלום", "there is no command"),
        new Row("!status shpo", "Did you mean the app shop"),
        new Row("!pick", "needs a commit"),
        new Row("!pick 12345", "too short for a SHA"),
        new Row("!pick :rocket:", "does not know what to do with"),
        new Row("!pick \u202e" + "deadbeef\u202c", "does not know what to do with|has no commit"),
        new Row("!pick 0123456789", "has no commit 0123456789"),
        new Row("```!pick 0123456789```", "has no commit 0123456789"),
        new Row("`!pick 0123456789`", "has no commit 0123456789"),
        new Row("!pick " + known + " to release/none", "there is no branch release/none"),
        new Row("!pick " + known + " to main", "is not a release branch"),
        new Row("!release to prodution", "Did you mean production"),
        new Row("!pick " + repository.releaseHead(), "is not on main"),
        new Row("!pick " + twins(), "is the beginning of 2 commits"),
        new Row("!pick %s..%s".formatted(known, known), "holds no commit"),
        new Row("!pick " + "x".repeat(4000), "a command has at most 2,000"));
  }

  @TestFactory
  Stream<DynamicTest> eachGetsOnePrivateAnswer() throws IOException {
    return rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.typed().substring(0, Math.min(40, row.typed().length())),
                    () -> answered(row)));
  }

  private void answered(Row row) {
    Person outsider = scene.outsider();
    long before = saidInPublic();
    String asked = outsider.type(Shop.CHANNEL, row.typed());
    Message answer =
        scene.untilSeen(
            outsider, message -> message.ephemeral() && message.ts().compareTo(asked) > 0);
    assertThat(answer.plain()).containsPattern(row.answer()).doesNotContain("Broken");
    assertThat(saidInPublic()).isEqualTo(before);
  }

  @Test
  void whatIsNoCommandIsPassedOverInSilence() {
    Person developer = scene.developer();
    String begin = developer.type(Shop.CHANNEL, "hello");
    for (String text : List.of("!", "! ", "!!", "🚀", "!🚀", "pick " + known, "wow!", "!1")) {
      developer.type(Shop.CHANNEL, text);
    }
    developer.typeWithFile(Shop.CHANNEL, "", "notes.txt", "!pick " + known);
    developer.type(Shop.CHANNEL, "!bogus");

    scene.untilSeen(developer, message -> message.ephemeral() && message.says("!bogus"));

    assertThat(developer.sees(Shop.CHANNEL))
        .filteredOn(message -> message.ts().compareTo(begin) > 0 && message.byBot())
        .hasSize(1);
  }

  @Test
  void slashCommandWithoutWordsIsHelped() {
    Person developer = scene.developer();
    developer.slash(Shop.CHANNEL, "/slipway", "");

    scene.untilSeen(developer, message -> message.ephemeral() && message.says("!release"));
  }

  private long saidInPublic() {
    return scene.developer().sees(Shop.CHANNEL).stream()
        .filter(message -> message.byBot() && !message.ephemeral())
        .count();
  }

  /** The seven digits that two commits begin with: made by trying. */
  private String twins() throws IOException {
    try (FileRepository git = new FileRepository(repository.directory().toFile());
        RevWalk walk = new RevWalk(git);
        ObjectInserter inserter = git.newObjectInserter()) {
      ObjectId parent = ObjectId.fromString(repository.trunkHead());
      Map<String, CommitBuilder> seen = new HashMap<>();
      for (int i = 0; ; i++) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(walk.parseCommit(parent).getTree());
        commit.setParentId(parent);
        PersonIdent author =
            new PersonIdent("Developer", "developer@example.com", Instant.EPOCH, ZoneOffset.UTC);
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage("Try " + i);
        String prefix = inserter.idFor(Constants.OBJ_COMMIT, commit.build()).name().substring(0, 7);
        CommitBuilder twin = seen.put(prefix, commit);
        if (twin != null) {
          branch(git, inserter, "twin-1", commit);
          branch(git, inserter, "twin-2", twin);
          return prefix;
        }
      }
    }
  }

  private static void branch(
      FileRepository git, ObjectInserter inserter, String name, CommitBuilder commit)
      throws IOException {
    RefUpdate update = git.updateRef(Constants.R_HEADS + name);
    update.setNewObjectId(inserter.insert(commit));
    inserter.flush();
    update.forceUpdate();
  }
}
