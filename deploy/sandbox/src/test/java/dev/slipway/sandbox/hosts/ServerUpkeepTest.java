package dev.slipway.sandbox.hosts;

import static dev.slipway.sandbox.hosts.ServerStage.MONDAY;
import static dev.slipway.sandbox.hosts.ServerStage.done;
import static dev.slipway.sandbox.hosts.ServerStage.prepare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.ServerSetup;
import dev.slipway.adapters.servers.ServerState;
import dev.slipway.core.app.AppName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What surrounds a release on a server: workers and cron, maintenance, tidying, moving in. */
@Isolated("It loads the machine, and what others wait for would come too late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServerUpkeepTest {
  @TempDir private static Path folder;

  @AutoClose private ServerStage stage;

  @BeforeAll
  void start() throws IOException {
    stage = ServerStage.open(folder);
  }

  @Test
  void workersFollowTheLiveColorAndCronRunsWhereItIsToldTo() {
    done(stage.act(stage.release(), "others", new ServerAction.Others(true)));
    assertThat(running()).contains("cron green", "web green", "worker green");
    String release = stage.prepared();
    done(stage.act(release, "live", new ServerAction.Live(stage.good())));
    done(stage.act(release, "others", new ServerAction.Others(true)));
    assertThat(running()).containsExactly("cron blue", "web blue", "web green", "worker blue");
    done(stage.act(release, "elsewhere", new ServerAction.Others(false)));
    assertThat(running()).containsExactly("web blue", "web green", "worker blue");
    done(stage.act(release, "back", new ServerAction.Back(stage.good())));
    done(stage.act(release, "others-back", new ServerAction.Others(true)));
    assertThat(running()).containsExactly("cron green", "web blue", "web green", "worker green");
  }

  @Test
  void maintenanceClosesAndOpens() {
    String release = stage.release();
    done(stage.act(release, "close", new ServerAction.Maintenance(true)));
    assertThat(stage.host().attempt("busybox wget -S -O - http://127.0.0.1/version").text())
        .contains("503 Service");
    assertThat(stage.fleet().look(stage.host()).maintenance()).isTrue();
    done(stage.act(release, "open", new ServerAction.Maintenance(false)));
    stage.usersSawNothing();
  }

  @Test
  void whatNobodyNeedsIsRemoved() throws IOException {
    ServerBuild third = stage.images().build("7".repeat(40), MONDAY, AppImages.Kind.WELL);
    stage.prepared();
    String release = stage.release();
    done(stage.act(release, "prepare", prepare(third)));
    assertThat(images()).hasSize(3);
    done(
        stage.act(
            release,
            "prune",
            new ServerAction.Prune(third, List.of(stage.good().image().digest().value()), true)));
    assertThat(images()).as("kept by name, or by a generation").hasSize(3);
    stage
        .host()
        .shell(
            "cd /srv/slipway/shop/gen && ls | grep -v \"$(basename $(readlink ../current))\" | xargs rm -rf");
    done(stage.act(release, "prune-more", new ServerAction.Prune(third, List.of(), false)));
    assertThat(images()).hasSize(2);
    assertThat(running()).doesNotContain("web blue");
    stage.usersSawNothing();
  }

  @Test
  void aProbeSeesTheServerItself() {
    ServerState state = stage.fleet().servers().probe(stage.host().address(), RealHosts.SHOP);
    ServerState.Machine machine = state.machine().orElseThrow();
    assertThat(machine.docker()).isPresent();
    assertThat(machine.compose()).isPresent();
    assertThat(machine.nginxTrouble()).isEmpty();
    assertThat(machine.free()).hasValueSatisfying(free -> assertThat(free).isPositive());
    assertThat(machine.composeFile()).isTrue();
  }

  @Test
  void aSiteThatRunsAlreadyMovesInWithoutAGap() throws IOException {
    RealHost host = stage.host();
    ServerApp stall = stall(List.of(), List.of());
    host.shell(
        """
        mkdir -p /srv/old && echo by hand >/srv/old/version && echo ok >/srv/old/up
        busybox httpd -p 127.0.0.1:8000 -h /srv/old
        """);
    host.shell(ServerSetup.script(stall, "root", Optional.of(8000)));
    Files.writeString(
        host.folder().resolve("etc/nginx/sites-enabled/stall"),
        "server { listen 81; location / { proxy_pass http://$stall_pool; } }\n");
    Files.writeString(host.folder().resolve("srv/slipway/stall/compose.yml"), HostFiles.COMPOSE);
    host.shell("nginx -s reload");
    done(stage.fleet().act(host, stall, new Job("1", "prepare", 1), prepare(stage.old())));
    assertThat(answer(host)).isEqualTo("by hand");
    done(
        stage
            .fleet()
            .act(host, stall, new Job("1", "live", 1), new ServerAction.Live(stage.old())));
    assertThat(answer(host)).isEqualTo(stage.old().commit().value());
    done(
        stage
            .fleet()
            .act(host, stall, new Job("1", "back", 1), new ServerAction.Back(stage.old())));
    assertThat(answer(host)).isEqualTo("by hand");
    stage.usersSawNothing();
  }

  /** Another app beside the shop. */
  static ServerApp stall(List<String> workers, List<String> cron) {
    ServerApp shop = RealHosts.SHOP;
    return new ServerApp(
        new AppName("stall"),
        shop.root(),
        18200,
        shop.cookie(),
        shop.site(),
        shop.health(),
        shop.version(),
        shop.web(),
        workers,
        cron,
        shop.limits());
  }

  private static String answer(RealHost host) {
    return host.shell("busybox wget -q -O - http://127.0.0.1:81/version").strip();
  }

  private List<String> running() {
    return stage
        .host()
        .shell(
            "docker ps --filter name=shop- --format"
                + " '{{.Label \"com.docker.compose.service\"}} {{.Label"
                + " \"com.docker.compose.project\"}}' | sed s/shop-// | sort")
        .lines()
        .toList();
  }

  private List<String> images() {
    return stage
        .host()
        .shell(
            "docker images --no-trunc --digests --format '{{.Digest}}' %s | sort -u | grep sha256"
                .formatted(stage.good().image().name()))
        .lines()
        .toList();
  }
}
