package dev.slipway.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotKeeperTest {
  @TempDir private Path home;

  /** Does what a bot does as seen from outside: it runs. */
  static final class Idle {
    private Idle() {}

    public static void main(String[] arguments) throws InterruptedException {
      Thread.currentThread().join();
    }
  }

  @Test
  void aKilledBotIsFollowedByAnotherUntilItIsClosed() {
    List<String> news = new CopyOnWriteArrayList<>();
    BotKeeper keeper = new BotKeeper(Duration.ofMillis(10), news::add);
    keeper.keep(this::idle);
    BotProcess first = keeper.bot().orElseThrow();

    first.kill();
    await().atMost(World.patience()).until(() -> !news.isEmpty());
    BotProcess second = keeper.bot().orElseThrow();

    assertThat(keeper.restarts()).isEqualTo(1);
    assertThat(news)
        .containsExactly(
            "The bot (pid %d) was killed by signal 9; another one runs now: pid %d"
                .formatted(first.pid(), second.pid()));

    keeper.close();
    assertThat(second.isAlive()).isFalse();
    assertThat(keeper.bot()).isEmpty();
  }

  private BotProcess idle() {
    return BotProcess.start(
        Idle.class, List.of(), home.resolve("slipway.yaml"), home.resolve("bot.log"));
  }
}
