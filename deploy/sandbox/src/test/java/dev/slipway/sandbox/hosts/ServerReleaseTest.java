package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.repository.CommitSha;
import dev.slipway.sandbox.slack.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The whole story from Slack on three real hosts, while users never see a failure. */
@Isolated("It loads the machine, and what others wait for would come too late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServerReleaseTest {
  private static final int USERS = 2_000;

  @TempDir private static Path folder;

  @AutoClose private ServerScene stage;

  @BeforeAll
  void start() throws IOException {
    stage =
        ServerScene.start(
            folder,
            3,
            """
                    go-live: click
                    traffic: { shares: [0.5, 5, 50], bake: 1s, next: click }
                    tasks: { migrator: { on: web-1 } }
            """);
  }

  @Test
  void preparedShareByShareLiveAndBackWithoutOneFailure() {
    try (Load load = Load.begin(stage.fleet().hosts(), 6)) {
      stage.release(stage.next().commit());
      stage.awaits("Prepared on all 3 targets");
      stage.click("Go live");
      stage.awaits("0.5 % of the users");
      stage.click("Abort");
      stage.awaits("Users are on the old build everywhere");
      assertThat(stage.on(stage.old(), USERS)).isEqualTo(USERS);

      stage.release(stage.next().commit());
      Message prepared = stage.awaits("Prepared on all 3 targets");
      stage.awaitsLine("migrator is done");
      stage.awaitsLine("live is still green (" + stage.old().commit().abbreviated() + ")");
      assertThat(load.versions()).containsOnlyKeys(stage.old().commit().value());
      assertThat(prepared.buttons()).anyMatch(button -> button.contains("for 0.5 %"));

      stage.click("Go live");
      stage.awaits("0.5 % of the users");
      String sha = stage.next().commit().abbreviated();
      for (String share : List.of("5 %", "50 %")) {
        stage.click(sha + " for " + share);
        stage.awaitsLine("is live for " + share);
        stage.awaits(message -> message.buttons().stream().anyMatch(b -> b.contains("for ")));
        double asked = Double.parseDouble(share.replace(" %", ""));
        double came = 100.0 * stage.on(stage.next(), USERS) / USERS;
        assertThat(came).isCloseTo(asked, within(1 + asked * 0.1));
      }
      stage.click(sha + " for 100 %");
      stage.awaits("Live on all 3 targets");
      assertThat(stage.on(stage.next(), USERS)).isEqualTo(USERS);

      assertThat(load.failures()).isEmpty();
      System.out.println("meanwhile, without one failure: " + load.versions());
    }
    CommitSha live = stage.next().commit();
    assertThat(stage.fleet().hosts())
        .allSatisfy(
            host -> assertThat(stage.fleet().look(host).liveColor().commit()).contains(live));
  }
}
