package dev.slipway.sandbox.picks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.git.Git;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.scene.ReleaseBranch;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A conflict from its message to staging, and a pick that is taken back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConflictTest {
  private final Scene scene = Scene.start();
  private final SampleRepository repository = scene.world().repository();
  private final ReleaseBranch branch = ReleaseBranch.of(scene.world());
  private final Person developer = scene.developer();

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void whatIsMissingIsPickedFirst() {
    Commit wanted = repository.dependentPick();
    Message told = conflictOf(wanted);
    assertThat(told.plain()).contains(repository.prerequisite().subject());
    assertThat(told.buttons()).contains("Pick this one first", "I resolved it", "Drop it");
    assertThat(inThread(told, "git cherry-pick -x").plain())
        .contains(repository.prerequisite().subject(), "1 file +");

    developer.click(developer.directChannel(), told.ts(), "Pick this one first");
    Message rehearsal =
        seen(message -> message.says("Read what it does") && message.says(wanted.subject()));
    assertThat(branch.subjects()).doesNotContain(wanted.subject());
    assertThat(becomes(told, "Goes on as pick-").buttons()).isEmpty();
    developer.clickAsSeen(told, "Pick this one first");
    developer.await(
        Scene.PATIENCE,
        developer.directChannel(),
        message -> message.ephemeral() && message.says("out of date: pick-"));
    developer.click(Shop.CHANNEL, rehearsal.ts(), "Land ");

    scene.untilStaged(wanted);
    assertThat(branch.subjects())
        .containsSubsequence(wanted.subject(), repository.prerequisite().subject());
  }

  @Test
  void whatAPersonResolvedIsLanded(@TempDir Path folder) throws IOException {
    Commit wanted = repository.conflictingPick();
    Message told = conflictOf(wanted);
    assertThat(told.plain()).contains("Checkout.java").doesNotContain("last touched");
    Message aside = inThread(told, "last touched on the branch by");
    String number = aside.plain().replaceAll("(?s).*pick/(\\d+).*", "$1");

    developer.click(developer.directChannel(), told.ts(), "I resolved it");
    seen(message -> message.says("cannot be landed") && message.says("was not pushed"));
    inThread(told, "The branch cannot be landed");
    assertThat(becomes(told, "was not pushed").buttons()).contains("I resolved it");
    resolve(folder, wanted, "pick/" + number);
    developer.click(developer.directChannel(), told.ts(), "I resolved it");

    scene.untilStaged(wanted);
    assertThat(becomes(told, "Landed, as").buttons()).isEmpty();
    assertThat(branch.subjects()).containsOnlyOnce(wanted.subject());
  }

  @Test
  void aPickIsTakenBack() {
    Commit picked = repository.cleanPicks().getFirst();
    scene.stage(picked);

    developer.type(Shop.CHANNEL, "!unpick " + picked.sha().substring(0, 9));

    seen(message -> message.says("←") && message.says("gone from staging"));
    developer.await(
        Scene.PATIENCE,
        developer.directChannel(),
        message -> message.says("What you took back is gone from staging"));
    assertThat(branch.subjects()).contains("Revert \"%s\"".formatted(picked.subject()));
  }

  private Message conflictOf(Commit wanted) {
    developer.type(Shop.CHANNEL, "!pick " + wanted.sha().substring(0, 8));
    return developer.await(
        Scene.PATIENCE,
        developer.directChannel(),
        message -> message.says("conflicts") && message.says(wanted.subject()));
  }

  private Message becomes(Message told, String words) {
    return developer.await(
        Scene.PATIENCE,
        developer.directChannel(),
        message -> message.ts().equals(told.ts()) && message.says(words));
  }

  private Message inThread(Message told, String words) {
    return developer
        .await(
            Scene.PATIENCE,
            developer.directChannel(),
            message ->
                message.ts().equals(told.ts())
                    && message.replies().stream().anyMatch(reply -> reply.says(words)))
        .replies()
        .stream()
        .filter(reply -> reply.says(words))
        .findFirst()
        .orElseThrow();
  }

  private Message seen(Predicate<Message> wanted) {
    return scene.untilSeen(developer, wanted);
  }

  /** As the message says, with the files of the commit for what conflicts. */
  private void resolve(Path folder, Commit wanted, String name) throws IOException {
    Git git = new Git(folder);
    git.must("clone", "-q", repository.directory().toString(), ".");
    git.must("switch", "-q", "-c", name, "origin/" + SampleRepository.RELEASE);
    git.must("cherry-pick", "-x", "-X", "theirs", wanted.sha());
    assertThat(Files.readString(folder.resolve("src/shop/Checkout.java"))).doesNotContain("<<<<");
    git.must("push", "-q", "origin", name);
  }
}
