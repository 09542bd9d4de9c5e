package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.world.BotFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The database is away, or does not answer, in the middle of a release, which ends right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DatabaseOutageTest {
  private final EmbeddedPostgres postgres = postgres();
  private final CuttableProxy database = new CuttableProxy(postgres.getPort());
  private final Scene scene =
      Scene.start(
          world ->
              new BotFile(
                  "jdbc:postgresql://localhost:%d/postgres".formatted(database.port()),
                  "postgres",
                  "secret",
                  world.home().resolve("work"),
                  0),
          (world, text) -> text);

  @BeforeAll
  void stageANewBuild() {
    scene.stage(scene.world().repository().cleanPicks().getFirst());
  }

  @AfterAll
  void close() throws IOException {
    scene.close();
    database.close();
    postgres.close();
  }

  @Test
  void databaseIsAwayForTenSeconds() {
    Trial trial = Trial.ask(scene);
    trial.goLive();

    database.cut();
    Scene.lasts(Duration.ofSeconds(10));
    assertThat(scene.bot().isAlive()).isTrue();
    database.restore();
    Instant back = Instant.now();

    trial.awaitsLine("is live");
    assertThat(Duration.between(back, Instant.now())).isLessThan(Duration.ofSeconds(15));
    trial.isLiveOnce();
  }

  @Test
  void botThatIsToldToStopDoesNotWaitForADatabaseThatHangs() {
    Trial trial = Trial.ask(scene);
    trial.goLive();

    database.hang();
    assertThat(scene.stopBot()).isZero();
    database.restore();

    scene.startBotAgain();
    trial.isLiveOnce();
  }

  private static EmbeddedPostgres postgres() {
    try {
      return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
