package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A pick meets a git host that is away, somebody who pushes first, a registry that is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PickOutageTest {
  private @Nullable GitHost host;
  private @Nullable CuttableProxy way;
  private final Scene scene =
      Scene.start(
          world -> BotFile.alone(world, 0),
          (world, text) ->
              text.replace(world.repository().directory().toUri().toString(), url(world)));
  private final World world = scene.world();
  private final List<Commit> commits = world.repository().cleanPicks();

  private String url(World made) {
    host = new GitHost(made.repository().directory());
    way = new CuttableProxy(host.port());
    return "http://127.0.0.1:%d/shop.git".formatted(way.port());
  }

  @AfterAll
  void close() {
    scene.close();
    way().close();
    host().close();
  }

  @Test
  void somebodyPushesFirst() throws IOException {
    AtomicInteger pushes = new AtomicInteger();
    host()
        .beforePush(
            () -> {
              if (pushes.incrementAndGet() <= 2) {
                pushByHand("Push number " + pushes.get());
              }
            });

    scene.stage(commits.get(0));

    assertThat(pushes.get()).isEqualTo(3);
    assertThat(subjects()).contains(commits.get(0).subject(), "Push number 1", "Push number 2");
    assertThat(subjects()).doesNotHaveDuplicates();
  }

  @Test
  void gitHostIsAway() throws IOException {
    way().cut();
    String asked = scene.developer().type(Shop.CHANNEL, "!pick " + commits.get(1).sha());
    Message answer =
        scene.untilSeen(
            scene.developer(), message -> message.ephemeral() && message.ts().compareTo(asked) > 0);
    way().restore();

    assertThat(answer.plain()).contains("Failed", "unavailable", "Nothing was changed");
    scene.stage(commits.get(1));
    assertThat(subjects()).containsOnlyOnce(commits.get(1).subject());
  }

  @Test
  void registryIsAway() throws IOException {
    world.registry().unavailable(true);
    scene.developer().type(Shop.CHANNEL, "!pick " + commits.get(2).sha());
    scene.untilSeen(
        scene.developer(),
        message ->
            message.byBot() && message.says("Build ") && message.says("registry")
                || message.says("Waiting") && message.byBot());
    world.registry().unavailable(false);

    scene
        .developer()
        .await(
            Scene.PATIENCE,
            scene.developer().directChannel(),
            message -> message.says("Your change is on") && message.says(commits.get(2).subject()));
    assertThat(subjects()).containsOnlyOnce(commits.get(2).subject());
  }

  private GitHost host() {
    return Objects.requireNonNull(host);
  }

  private CuttableProxy way() {
    return Objects.requireNonNull(way);
  }

  private List<String> subjects() throws IOException {
    try (FileRepository git = new FileRepository(world.repository().directory().toFile());
        RevWalk walk = new RevWalk(git)) {
      walk.markStart(walk.parseCommit(git.resolve(release())));
      walk.markUninteresting(
          walk.parseCommit(ObjectId.fromString(world.repository().releaseHead())));
      List<String> subjects = new ArrayList<>();
      for (RevCommit commit : walk) {
        subjects.add(commit.getShortMessage());
      }
      return subjects;
    }
  }

  private void pushByHand(String subject) {
    try (FileRepository git = new FileRepository(world.repository().directory().toFile());
        RevWalk walk = new RevWalk(git);
        ObjectInserter inserter = git.newObjectInserter()) {
      RevCommit head = walk.parseCommit(git.resolve(release()));
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(head.getTree());
      commit.setParentId(head);
      PersonIdent author = new PersonIdent("Backend Developer", "backend@example.com");
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage(subject);
      RefUpdate update = git.updateRef(release());
      update.setNewObjectId(inserter.insert(commit));
      inserter.flush();
      update.forceUpdate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String release() {
    return Constants.R_HEADS + SampleRepository.RELEASE;
  }
}
