package dev.slipway.sandbox.hosts;

import static dev.slipway.sandbox.hosts.ServerStage.MONDAY;
import static dev.slipway.sandbox.hosts.ServerStage.SHORT;
import static dev.slipway.sandbox.hosts.ServerStage.done;
import static dev.slipway.sandbox.hosts.ServerStage.failed;
import static dev.slipway.sandbox.hosts.ServerStage.prepare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Fault;
import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.Percent;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.Servers;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What goes wrong on a server has a name and evidence, users see nothing, and one more try works.
 */
@Isolated("It loads the machine, and what others wait for would come too late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServerTroublesTest {
  @TempDir private static Path folder;

  @AutoClose private ServerStage stage;

  @BeforeAll
  void start() throws IOException {
    stage = ServerStage.open(folder);
  }

  @AfterEach
  void usersSawNothing() {
    stage.usersSawNothing();
  }

  @Test
  void nginxBrokenByHandIsQuotedAndItsRunningWorkersGoOn() throws IOException {
    String release = stage.prepared();
    Path site = stage.host().folder().resolve("etc/nginx/sites-enabled/shop");
    String before = Files.readString(site);
    Files.writeString(site, before + "listen_hard 80;\n");
    Job job = new Job(release, "live", 1);
    Outcome outcome = stage.fleet().act(stage.host(), job, new ServerAction.Live(stage.good()));
    Files.writeString(site, before);
    failed(outcome, Fault.NGINX_BROKEN, "unknown directive \"listen_hard\"");
    assertThat(stage.fleet().look(stage.host()).liveColor().commit())
        .contains(stage.old().commit());
    stage.liveAndBack(release, job.again());
  }

  @Test
  void aGenerationThatWasEditedIsNotBuiltUpon() throws IOException {
    String release = stage.prepared();
    Path conf = stage.host().folder().resolve("srv/slipway/shop/current/slipway.conf");
    String before = Files.readString(conf);
    Files.writeString(conf, before + "# by hand\n");
    Outcome outcome = stage.act(release, "live", new ServerAction.Live(stage.good()));
    Files.writeString(conf, before);
    assertThat(failed(outcome, Fault.CHANGED_ELSEWHERE, "").cause()).contains("slipway.conf");
  }

  @Test
  void anotherLiveCommitThanThePlanSawStopsIt() {
    Outcome outcome =
        stage.act(
            stage.release(),
            "prepare",
            new ServerAction.Prepare(stage.good(), Optional.of(new CommitSha("9".repeat(40)))));
    assertThat(failed(outcome, Fault.CHANGED_ELSEWHERE, "").cause())
        .isEqualTo("a71d004 is live here, the plan saw 9999999");
  }

  @Test
  void aDiskWithoutAnyRoomIsCalledFull() {
    String release = stage.prepared();
    stage
        .host()
        .shell(
            "mount -t tmpfs -o size=4k full /srv/slipway/shop/jobs && rm -rf /srv/slipway/shop/jobs/*");
    Outcome outcome =
        stage.act(release, "shift", new ServerAction.Shift(stage.good(), Percent.of("5")));
    stage.host().shell("umount /srv/slipway/shop/jobs");
    failed(outcome, Fault.DISK_FULL, "No space left");
    done(stage.act(release, "shift", new ServerAction.Shift(stage.good(), Percent.of("5"))));
    done(stage.act(release, "back", new ServerAction.Back(stage.good())));
  }

  @Test
  void dockerThatDoesNotAnswerIsNamed() {
    stage.host().shell("mv /run/docker.sock /run/hidden.sock");
    Job job = new Job(stage.release(), "prepare", 1);
    Outcome outcome = stage.fleet().act(stage.host(), job, prepare(stage.good()));
    stage.host().shell("mv /run/hidden.sock /run/docker.sock");
    failed(outcome, Fault.DOCKER_STOPPED, "Cannot connect to the Docker daemon");
    done(stage.fleet().act(stage.host(), job.again(), prepare(stage.good())));
  }

  @Test
  void theSecondBotIsToldWhichJobIsAtWork() {
    Job slow = new Job(stage.release(), "prepare", 1);
    stage
        .host()
        .shell(
            "docker stop $(docker ps -q --filter label=com.docker.compose.project=shop-blue) || true");
    assertThat(
            stage
                .fleet()
                .servers()
                .act(
                    stage.host().address(),
                    RealHosts.SHOP,
                    slow,
                    stage.fleet().fence(),
                    prepare(stage.good()),
                    Duration.ZERO))
        .isInstanceOf(Outcome.Underway.class);
    Job second = new Job(stage.release(), "maintenance", 1);
    Outcome outcome = stage.fleet().act(stage.host(), second, new ServerAction.Maintenance(false));
    assertThat(failed(outcome, Fault.LOCK_HELD, "").cause()).contains(slow.toString());
    done(stage.fleet().act(stage.host(), slow, prepare(stage.good())));
    done(stage.fleet().act(stage.host(), second, new ServerAction.Maintenance(false)));
  }

  @Test
  void aJobThatTakesTooLongCanBeEnded() throws IOException {
    ServerBuild sick = stage.images().build("c".repeat(40), MONDAY, AppImages.Kind.SICK);
    Job slow = new Job(stage.release(), "prepare", 1);
    RealHost host = stage.host();
    Servers servers = stage.fleet().servers();
    Fence fence = stage.fleet().fence();
    assertThat(
            servers.act(
                host.address(), RealHosts.SHOP, slow, fence, prepare(sick), Duration.ofSeconds(1)))
        .isInstanceOf(Outcome.Underway.class);
    servers.stop(host.address(), RealHosts.SHOP, slow, fence);
    done(stage.act(stage.release(), "open", new ServerAction.Maintenance(false)));
  }

  @Test
  void anOlderFenceIsRefused() {
    stage.fleet().fence(7);
    done(stage.act(stage.release(), "drain", new ServerAction.Drain()));
    stage.fleet().fence(6);
    Outcome outcome = stage.act(stage.release(), "drain", new ServerAction.Drain());
    stage.fleet().fence(7);
    assertThat(failed(outcome, Fault.OLDER_FENCE, "").cause())
        .contains("fence 7")
        .contains("with 6");
  }

  @Test
  void aCutConnectionIsLookedUp() throws IOException {
    Hooks hooks = new Hooks(stage.host());
    String release = stage.release();
    for (ServerAction action :
        new ServerAction[] {
          new ServerAction.Pull(stage.good()),
          prepare(stage.good()),
          new ServerAction.Shift(stage.good(), Percent.of("5")),
          new ServerAction.Live(stage.good()),
          new ServerAction.Back(stage.good())
        }) {
      String step = action.getClass().getSimpleName().toLowerCase(Locale.ROOT);
      hooks.cutSshAt(40);
      assertThat(stage.act(release, step, action)).as(step).isInstanceOf(Outcome.Unreachable.class);
      hooks.none();
      done(stage.act(release, step, action));
    }
  }

  @Test
  void aHostThatIsGoneIsUnreachableAndComesBack() throws IOException {
    try (Fleet.Visitor visitor = stage.fleet().visitor(SHORT)) {
      stage.host().cut(true);
      Outcome outcome =
          visitor.act(stage.host(), new Job(stage.release(), "drain", 1), new ServerAction.Drain());
      stage.host().cut(false);
      assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
    }
    done(stage.act(stage.release(), "drain", new ServerAction.Drain()));
  }

  @Test
  void aServerThatWasNeverSetUpSaysSo() {
    ServerApp elsewhere =
        new ServerApp(
            RealHosts.SHOP.name(),
            "/srv/other",
            18100,
            "sessionid",
            "shop.example.com",
            "/up",
            "/version",
            "web",
            RealHosts.SHOP.workers(),
            RealHosts.SHOP.cron(),
            RealHosts.SHOP.limits());
    Outcome outcome =
        stage
            .fleet()
            .act(stage.host(), elsewhere, new Job("1", "drain", 1), new ServerAction.Drain());
    failed(outcome, Fault.NOT_INSTALLED, "");
  }
}
