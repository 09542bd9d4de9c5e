package dev.slipway.sandbox.picks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.git.Git;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.scene.ReleaseBranch;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A bot that signs, signs off and says who asked, as git on the host sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignedPickTest {
  private final Scene scene =
      Scene.start(world -> BotFile.alone(world, 0), SignedPickTest::withAKey);
  private final SampleRepository repository = scene.world().repository();
  private final ReleaseBranch branch = ReleaseBranch.of(scene.world());
  private final Git host = new Git(repository.directory());
  private final Person developer = scene.developer();

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void whatLandsAndWhatIsTakenBackIsSigned() {
    Commit wanted = repository.cleanPicks().getFirst();

    scene.stage(wanted);

    String copy = branch.head();
    assertThat(verified(copy)).contains("Good \"git\" signature for slipway@example.com");
    assertThat(host.must("log", "-1", "--format=%(trailers)", copy))
        .endsWith("Signed-off-by: Slipway <slipway@example.com>")
        .contains("Requested-by: ");
    assertThat(host.must("log", "-1", "--format=%B", copy))
        .containsOnlyOnce("(cherry picked from commit " + wanted.sha() + ")");
    developer.type(Shop.CHANNEL, "!unpick " + wanted.sha().substring(0, 9));
    Message card =
        scene.untilSeen(
            developer, message -> message.says("←") && message.says("gone from staging"));
    assertThat(branch.subjects()).contains("Revert \"%s\"".formatted(wanted.subject()));
    assertThat(verified(branch.head())).contains("Good");
    assertThat(card.plain()).doesNotContain("PRIVATE KEY");
  }

  private String verified(String commit) {
    return host.must(
        "-c",
        "gpg.ssh.allowedSignersFile=" + scene.world().home().resolve("allowed"),
        "verify-commit",
        commit);
  }

  private static String withAKey(World world, String text) {
    Path key = world.home().resolve("signing_key");
    try {
      Process made =
          new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
              .inheritIO()
              .start();
      assertThat(made.waitFor()).isZero();
      Files.writeString(
          world.home().resolve("allowed"),
          "slipway@example.com " + Files.readString(Path.of(key + ".pub")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return text.replace(
            "  email: slipway@example.com\n",
            "  email: slipway@example.com\n  sign-off: true\n  signing: { key: \"%s\" }\n"
                .formatted(key))
        .replace(
            "    pick: everyone\n",
            "    pick: everyone\n    picks: { message: \"{message}\\nRequested-by: {requester}\" }\n");
  }
}
