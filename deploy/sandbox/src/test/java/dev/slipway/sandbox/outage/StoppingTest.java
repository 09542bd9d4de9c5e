package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.scene.ReleaseBranch;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** SIGTERM in the middle of something: the bot ends well, and the next one goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoppingTest {
  private final GitHost host = new GitHost();
  private final Scene scene =
      Scene.start(
          world -> BotFile.alone(world, 0), (world, text) -> host.serve(world, text, host.port()));
  private final List<Commit> commits = scene.world().repository().cleanPicks();

  @AfterAll
  void close() {
    scene.close();
    host.close();
  }

  @Test
  void runningReleaseIsHandedOver() {
    scene.stage(commits.get(0));
    Trial trial = Trial.ask(scene);
    trial.goLive();

    assertThat(scene.stopBot()).isZero();
    assertThat(trial.card().plain()).doesNotContain("Live on all");

    scene.startBotAgain();
    trial.isLiveOnce();
  }

  @Test
  void runningStepEndsAndNothingNewBegins() {
    CountDownLatch pushing = new CountDownLatch(1);
    CountDownLatch pushed = new CountDownLatch(1);
    host.beforePush(
        () -> {
          pushing.countDown();
          await(pushed);
        });
    scene.developer().type(Shop.CHANNEL, "!pick " + commits.get(1).sha());
    await(pushing);

    scene.tellToStop();
    Awaitility.await().until(() -> health("ready") == 503);
    assertThat(health("live")).isEqualTo(200);
    Awaitility.await().until(() -> scene.world().slack().connections() == 0);
    assertThat(scene.bot().isAlive()).isTrue();
    pushed.countDown();
    assertThat(scene.untilEnded()).isZero();
    assertThat(ReleaseBranch.of(scene.world()).subjects()).contains(commits.get(1).subject());

    scene.startBotAgain();
    scene.untilStaged(commits.get(1));
  }

  private int health(String check) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(scene.address("/health/" + check)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    Awaitility.await().atMost(Scene.PATIENCE).until(() -> latch.getCount() == 0);
  }
}
