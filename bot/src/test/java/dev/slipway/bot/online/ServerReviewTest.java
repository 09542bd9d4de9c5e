package dev.slipway.bot.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.servers.Color;
import dev.slipway.adapters.servers.Percent;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerPlace;
import dev.slipway.adapters.servers.ServerState;
import dev.slipway.adapters.servers.ServerState.ColorState;
import dev.slipway.adapters.servers.ServerState.Machine;
import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.core.app.AppName;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerReviewTest {
  private static final Machine WELL =
      new Machine(
          Optional.of("26.1.5"),
          Optional.empty(),
          Optional.of("2.29.1"),
          Optional.empty(),
          Optional.of(12_340_000_000L),
          true);
  private static final ColorState NOTHING =
      new ColorState(Optional.empty(), Optional.empty(), false, false, "nobody answers");
  private static final ColorState GREEN =
      new ColorState(
          Optional.of("registry.example.com/site@sha256:1"),
          Optional.of(new CommitSha("3f2a91c".repeat(6).substring(0, 40))),
          true,
          true,
          "/up answered 200");

  @Test
  void aServerThatIsWellSaysWhatItRuns() {
    assertThat(review("deploy", state(12, Optional.of(12), GREEN, WELL)))
        .isEqualTo(
            "runs 3f2a91c on green live, generation 12, docker 26.1.5, compose 2.29.1, nginx -t is"
                + " well, 12.3 GB free");
  }

  @Test
  void aServerBeforeItsFirstReleaseIsWell() {
    assertThat(review("deploy", state(0, Optional.of(0), NOTHING, WELL)))
        .startsWith("no release was live yet, generation 0, docker 26.1.5");
  }

  @Test
  void aServerThatWasNeverSetUpSaysSo() {
    assertThatThrownBy(() -> review("root", state(0, Optional.empty(), NOTHING, WELL)))
        .isInstanceOf(Question.Mistake.class)
        .hasMessage(
            "reached as root, docker 26.1.5, compose 2.29.1, nginx -t is well, 12.3 GB free\n"
                + "it is not set up for site: slipway servers init");
  }

  @Test
  void everythingThatIsWrongIsTold() {
    Machine poor =
        new Machine(
            Optional.empty(),
            Optional.of("Cannot connect to the Docker daemon"),
            Optional.empty(),
            Optional.of("nginx: [emerg] unknown directive \"sever\" in /etc/nginx/x:1"),
            Optional.of(1_500_000_000L),
            false);
    ColorState ill =
        new ColorState(GREEN.image(), GREEN.commit(), false, false, "/up answered 500");

    assertThatThrownBy(() -> review("deploy", state(12, Optional.of(11), ill, poor)))
        .hasMessage(
            """
            runs 3f2a91c on green live, generation 12, 1.5 GB free
            docker does not answer deploy: Cannot connect to the Docker daemon. Start it; whoever is not in the group docker gets there by slipway servers init
            there is neither docker compose nor docker-compose. Install one of them
            nginx -t refuses, and it would not start again: nginx: [emerg] unknown directive "sever" in /etc/nginx/x:1
            1.5 GB are free where docker keeps its images, and a release wants 2.1 GB. Make room, or lower servers.minimum-free
            there is no /srv/slipway/site/compose.yml. Put it there
            nginx does what generation 11 says, and the files say generation 12. Look at nginx, then nginx -s reload
            green is live and not healthy: /up answered 500. Look at docker ps and docker logs there""");
  }

  private static String review(String user, ServerState state) {
    ServerApp app =
        new ServerApp(
            new AppName("site"),
            "/srv/slipway",
            18100,
            "sessionid",
            "localhost",
            "/up",
            "/version",
            "web",
            List.of(),
            List.of(),
            ServerApp.Limits.USUAL);
    return ServerReview.of(new ServerPlace(new SshAddress(user, "web-1", 22), app), state);
  }

  private static ServerState state(
      int generation, Optional<Integer> applied, ColorState green, Machine machine) {
    return new ServerState(
        generation,
        applied,
        Optional.empty(),
        Color.GREEN,
        Map.of(Color.BLUE, NOTHING, Color.GREEN, green),
        Percent.ZERO,
        false,
        Optional.empty(),
        0,
        Optional.empty(),
        List.of(),
        Instant.EPOCH,
        Optional.of(machine));
  }
}
