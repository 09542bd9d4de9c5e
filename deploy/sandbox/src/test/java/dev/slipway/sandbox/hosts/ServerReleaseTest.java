package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.sandbox.slack.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
  private ServerBuild first;

  @BeforeAll
  void start() throws IOException {
    stage =
        ServerScene.start(
            folder,
            3,
            """
                    go-live: click
                    traffic: { shares: [0.5, 5, 20, 50], bake: 1s, next: click }
                    tasks: { migrator: { on: web-1 } }
            """);
    String earlier = stage.scene().world().repository().cleanPicks().get(3).sha();
    first = stage.build(earlier, AppImages.Kind.WELL);
  }

  @Test
  void preparedShareByShareLiveAndBackWithoutOneFailure() {
    try (Load load = Load.begin(stage.fleet().hosts(), 6)) {
      prepared(stage.old(), first);
      assertThat(load.versions()).containsOnlyKeys(stage.old().commit().value());
      live(first);
      abortedAtTheFirstShare();
      prepared(first, stage.next());
      live(stage.next());
      rolledBack();
      assertThat(load.failures()).isEmpty();
      System.out.println("meanwhile, without one failure: " + load.versions());
    }
    assertThat(stage.fleet().hosts())
        .allSatisfy(
            host ->
                assertThat(stage.fleet().look(host).liveColor().commit()).contains(first.commit()));
  }

  private void abortedAtTheFirstShare() {
    stage.release(stage.next().commit());
    stage.awaits("Prepared on all 3 targets");
    stage.click("Go live");
    stage.awaits("0.5 % of the users");
    stage.click("Abort");
    stage.awaits("Users are on the old build everywhere");
    assertThat(stage.on(first, USERS)).isEqualTo(USERS);
  }

  private void prepared(ServerBuild old, ServerBuild build) {
    stage.release(build.commit());
    Message prepared = stage.awaits("Prepared on all 3 targets");
    stage.awaitsLine("migrator is done");
    stage.awaitsLine(" (" + old.commit().abbreviated() + ")");
    assertThat(prepared.buttons()).anyMatch(button -> button.contains("for 0.5 %"));
    assertThat(stage.on(old, USERS)).isEqualTo(USERS);
  }

  private void live(ServerBuild build) {
    stage.click("Go live");
    for (String share : List.of("5 %", "20 %", "50 %")) {
      raise(build, share);
      stage.awaitsLine("is live for " + share);
      stage.awaits(message -> message.buttons().stream().anyMatch(b -> b.contains("for ")));
      double asked = Double.parseDouble(share.replace(" %", ""));
      double came = 100.0 * stage.on(build, USERS) / USERS;
      assertThat(came).isCloseTo(asked, within(1 + asked * 0.1));
    }
    raise(build, "100 %");
    stage.awaits("Live on all 3 targets");
    assertThat(stage.on(build, USERS)).isEqualTo(USERS);
  }

  private void raise(ServerBuild build, String share) {
    String button = build.commit().abbreviated() + " for " + share;
    stage.awaits(message -> message.buttons().contains(button));
    stage.click(button);
  }

  /** The color of before is hot: there is one reload on each host. */
  private void rolledBack() {
    Message plan = stage.ask("!rollback");
    assertThat(plan.plain()).contains("Roll back to " + first.commit().abbreviated());
    assertThat(plan.plain().lines().filter(line -> line.contains("live in about a second")))
        .as("it says which way back it will be")
        .hasSize(3);
    stage.click("Confirm");
    Duration took = stage.until(first);
    stage.awaits("Rolled back.");
    assertThat(stage.on(first, USERS)).isEqualTo(USERS);
    System.out.printf("back %d ms after the click%n", took.toMillis());
    for (RealHost host : stage.fleet().hosts()) {
      System.out.printf(
          "%s: prepare %s, live %s%n",
          host.name(), stage.laps(host, "prepare"), stage.laps(host, "live"));
    }
  }
}
