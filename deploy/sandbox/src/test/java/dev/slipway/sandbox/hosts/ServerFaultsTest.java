package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Fault;
import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.Percent;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.ServerState;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What goes wrong on a server has a name and evidence, users see nothing, and one more try works.
 */
@ResourceLock(Fleet.MACHINE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServerFaultsTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final AtomicInteger RELEASES = new AtomicInteger(1);

  @TempDir private static Path folder;

  private Fleet fleet;
  private RealHost host;
  private AppImages images;
  private ServerBuild old;
  private ServerBuild good;

  @BeforeAll
  void start() throws IOException {
    RealHosts hosts = RealHosts.start(folder, 1);
    fleet = new Fleet(hosts);
    host = fleet.hosts().getFirst();
    images = hosts.images(hosts.registry());
    old = images.build("a71d004000000000000000000000000000000001", MONDAY, AppImages.Kind.WELL);
    good = images.build("3f2a91c000000000000000000000000000000002", MONDAY, AppImages.Kind.WELL);
    done(act("1", "prepare", prepare(old)));
    done(act("1", "live", new ServerAction.Live(old)));
  }

  @AfterEach
  void usersSawNothing() {
    assertThat(Set.copyOf(Load.each(fleet.hosts(), 20, 2).values()))
        .containsExactly(old.commit().value());
    assertThat(host.attempt("nginx -t -q").text()).as("bootable").isEmpty();
  }

  @AfterAll
  void close() {
    fleet.close();
  }

  @Test
  void anImageThatIsNotInTheRegistryIsBad() {
    ServerBuild gone =
        new ServerBuild(
            new Image(good.image().name(), new ImageDigest("sha256:" + "5".repeat(64))),
            good.commit(),
            MONDAY);
    failed(act(release(), "prepare", prepare(gone)), Fault.BAD_IMAGE, "manifest unknown");
  }

  @Test
  void aContainerThatEndsIsNeverHealthyAndItsLastLinesAreShown() throws IOException {
    ServerBuild dying = images.build("d".repeat(40), MONDAY, AppImages.Kind.DYING);
    failed(
        act(release(), "prepare", prepare(dying)), Fault.NEVER_HEALTHY, "cannot open the database");
    thenTheNextReleaseWorks();
  }

  @Test
  void aContainerThatAnswersBadlyIsNeverHealthyAndItsAnswerIsShown() throws IOException {
    ServerBuild sick = images.build("c".repeat(40), MONDAY, AppImages.Kind.SICK);
    ServerApp hasty = limits(new ServerApp.Limits(1 << 20, SHORT, SHORT, SHORT));
    Outcome outcome = fleet.act(host, hasty, new Job(release(), "prepare", 1), prepare(sick));
    failed(outcome, Fault.NEVER_HEALTHY, "404");
    thenTheNextReleaseWorks();
  }

  @Test
  void aContainerOfAnotherCommitIsFoundOut() throws IOException {
    ServerBuild wrong = images.build("b".repeat(40), MONDAY, AppImages.Kind.WRONG);
    failed(act(release(), "prepare", prepare(wrong)), Fault.WRONG_VERSION, "0123456789");
    thenTheNextReleaseWorks();
  }

  @Test
  void nginxBrokenByHandIsQuotedAndItsRunningWorkersGoOn() throws IOException {
    String release = prepared();
    Path site = host.folder().resolve("etc/nginx/sites-enabled/shop");
    String before = Files.readString(site);
    Files.writeString(site, before + "listen_hard 80;\n");
    Job job = new Job(release, "live", 1);
    Outcome outcome = fleet.act(host, job, new ServerAction.Live(good));
    Files.writeString(site, before);
    failed(outcome, Fault.NGINX_BROKEN, "unknown directive \"listen_hard\"");
    assertThat(fleet.look(host).liveColor().commit()).contains(old.commit());
    liveAndBack(release, job.again());
  }

  @Test
  void aGenerationThatWasEditedIsNotBuiltUpon() throws IOException {
    String release = prepared();
    Path conf = host.folder().resolve("srv/slipway/shop/current/slipway.conf");
    String before = Files.readString(conf);
    Files.writeString(conf, before + "# by hand\n");
    Outcome outcome = act(release, "live", new ServerAction.Live(good));
    Files.writeString(conf, before);
    assertThat(failed(outcome, Fault.CHANGED_ELSEWHERE, "").cause()).contains("slipway.conf");
  }

  @Test
  void anotherLiveCommitThanThePlanSawStopsIt() {
    Outcome outcome =
        act(
            release(),
            "prepare",
            new ServerAction.Prepare(good, Optional.of(new CommitSha("9".repeat(40)))));
    assertThat(failed(outcome, Fault.CHANGED_ELSEWHERE, "").cause())
        .isEqualTo("a71d004 is live here, the plan saw 9999999");
  }

  @Test
  void tooLittleRoomIsSeenBeforeThePull() throws IOException {
    ServerBuild next = images.build("e".repeat(40), MONDAY, AppImages.Kind.WELL);
    ServerApp demanding = limits(new ServerApp.Limits(1L << 50, SHORT, SHORT, SHORT));
    Job job = new Job(release(), "pull", 1);
    Outcome outcome = fleet.act(host, demanding, job, new ServerAction.Pull(next));
    assertThat(failed(outcome, Fault.DISK_FULL, "").cause()).contains("MiB are free");
    done(fleet.act(host, job.again(), new ServerAction.Pull(next)));
  }

  @Test
  void aDiskWithoutAnyRoomIsCalledFull() {
    String release = prepared();
    host.shell(
        "mount -t tmpfs -o size=4k full /srv/slipway/shop/jobs && rm -rf /srv/slipway/shop/jobs/*");
    Outcome outcome = act(release, "shift", new ServerAction.Shift(good, Percent.of("5")));
    host.shell("umount /srv/slipway/shop/jobs");
    failed(outcome, Fault.DISK_FULL, "No space left");
    done(act(release, "shift", new ServerAction.Shift(good, Percent.of("5"))));
    done(act(release, "back", new ServerAction.Back(good)));
  }

  @Test
  void dockerThatDoesNotAnswerIsNamed() {
    host.shell("mv /run/docker.sock /run/hidden.sock");
    Job job = new Job(release(), "prepare", 1);
    Outcome outcome = fleet.act(host, job, prepare(good));
    host.shell("mv /run/hidden.sock /run/docker.sock");
    failed(outcome, Fault.DOCKER_STOPPED, "Cannot connect to the Docker daemon");
    done(fleet.act(host, job.again(), prepare(good)));
  }

  @Test
  void aFailedMigrationIsQuotedAndNotRunAgain() throws IOException {
    ServerBuild build = images.build("f".repeat(40), MONDAY, AppImages.Kind.MIGRATION_FAILS);
    ServerAction migrate = new ServerAction.Migrate(build, "schema", "migrator");
    String release = release();
    failed(act(release, "migrate", migrate), Fault.MIGRATION_FAILED, "price exists already");
    Outcome again = fleet.act(host, new Job(release, "migrate", 2), migrate);
    failed(again, Fault.MIGRATION_FAILED, "price exists already");
    assertThat(host.shell("docker ps -aq --filter label=dev.slipway.task=" + release).lines())
        .hasSize(1);
  }

  @Test
  void aMigrationRunsOnceAndAnOlderCommitMayNotFollow() {
    String release = release();
    ServerAction migrate = new ServerAction.Migrate(good, "schema", "migrator");
    Outcome outcome = act(release, "migrate", migrate);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            d -> assertThat(d.facts()).containsEntry("last", "2 migrations done"));
    ServerBuild older = new ServerBuild(good.image(), good.commit(), MONDAY.minusSeconds(60));
    Outcome refused =
        act(release(), "migrate", new ServerAction.Migrate(older, "schema", "migrator"));
    assertThat(failed(refused, Fault.MIGRATION_REFUSED, "").cause())
        .contains("2026-11-16 10:00 UTC has migrated here before; this one is of 2026-11-16 09:59");
  }

  @Test
  void theSecondBotIsToldWhichJobIsAtWork() {
    Job slow = new Job(release(), "prepare", 1);
    host.shell(
        "docker stop $(docker ps -q --filter label=com.docker.compose.project=shop-blue) || true");
    assertThat(
            fleet
                .servers()
                .act(
                    host.address(),
                    RealHosts.SHOP,
                    slow,
                    fleet.fence(),
                    prepare(good),
                    Duration.ZERO))
        .isInstanceOf(Outcome.Underway.class);
    Job second = new Job(release(), "maintenance", 1);
    Outcome outcome = fleet.act(host, second, new ServerAction.Maintenance(false));
    assertThat(failed(outcome, Fault.LOCK_HELD, "").cause()).contains(slow.toString());
    done(fleet.act(host, slow, prepare(good)));
    done(fleet.act(host, second, new ServerAction.Maintenance(false)));
  }

  @Test
  void anOlderFenceIsRefused() {
    fleet.fence(7);
    done(act(release(), "drain", new ServerAction.Drain()));
    fleet.fence(6);
    Outcome outcome = act(release(), "drain", new ServerAction.Drain());
    fleet.fence(7);
    assertThat(failed(outcome, Fault.OLDER_FENCE, "").cause())
        .contains("fence 7")
        .contains("with 6");
  }

  @Test
  void aCutConnectionIsLookedUp() throws IOException {
    Hooks hooks = new Hooks(host);
    String release = release();
    for (ServerAction action :
        new ServerAction[] {
          new ServerAction.Pull(good),
          prepare(good),
          new ServerAction.Shift(good, Percent.of("5")),
          new ServerAction.Live(good),
          new ServerAction.Back(good)
        }) {
      String step = action.getClass().getSimpleName().toLowerCase(Locale.ROOT);
      hooks.cutSshAt(40);
      assertThat(act(release, step, action)).as(step).isInstanceOf(Outcome.Unreachable.class);
      hooks.none();
      done(act(release, step, action));
    }
  }

  @Test
  void aHostThatIsGoneIsUnreachableAndComesBack() throws IOException {
    try (Fleet.Visitor visitor = fleet.visitor(SHORT)) {
      host.cut(true);
      Outcome outcome = visitor.act(host, new Job(release(), "drain", 1), new ServerAction.Drain());
      host.cut(false);
      assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
    }
    done(act(release(), "drain", new ServerAction.Drain()));
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
        fleet.act(host, elsewhere, new Job("1", "drain", 1), new ServerAction.Drain());
    failed(outcome, Fault.NOT_INSTALLED, "");
  }

  private void thenTheNextReleaseWorks() {
    String release = prepared();
    ServerState state = fleet.look(host);
    assertThat(state.passiveColor().saysCommit()).isTrue();
    liveAndBack(release, new Job(release, "live", 1));
  }

  private void liveAndBack(String release, Job live) {
    done(fleet.act(host, live, new ServerAction.Live(good)));
    assertThat(fleet.look(host).liveColor().commit()).contains(good.commit());
    done(act(release, "back", new ServerAction.Back(good)));
  }

  private String prepared() {
    String release = release();
    done(act(release, "prepare", prepare(good)));
    return release;
  }

  private static ServerAction prepare(ServerBuild build) {
    return new ServerAction.Prepare(build, Optional.empty());
  }

  private Outcome act(String release, String step, ServerAction action) {
    return fleet.act(host, new Job(release, step, 1), action);
  }

  private static String release() {
    return String.valueOf(RELEASES.incrementAndGet());
  }

  private static ServerApp limits(ServerApp.Limits limits) {
    ServerApp shop = RealHosts.SHOP;
    return new ServerApp(
        shop.name(),
        shop.root(),
        shop.port(),
        shop.cookie(),
        shop.site(),
        shop.health(),
        shop.version(),
        shop.web(),
        shop.workers(),
        shop.cron(),
        limits);
  }

  private static void done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  private static Outcome.Failed failed(Outcome outcome, Fault fault, String evidence) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.fault()).as(failed.toString()).isEqualTo(fault);
    assertThat(failed.evidence()).contains(evidence);
    return failed;
  }
}
