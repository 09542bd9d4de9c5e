package dev.slipway.sandbox.servers;

import static dev.slipway.sandbox.servers.Stage.MONDAY;
import static dev.slipway.sandbox.servers.Stage.done;
import static dev.slipway.sandbox.servers.Stage.failed;
import static dev.slipway.sandbox.servers.Stage.prepare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Fault;
import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.Percent;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.sandbox.containers.AppBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Everything that may befall a stand-in server is named as on a real one, and is over again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StandInTroublesTest {
  private static final Duration A_WHILE = Duration.ofMillis(1500);

  @TempDir private static Path folder;

  private final AtomicInteger releases = new AtomicInteger(1);
  @AutoClose private Stage stage;
  private ServerBuild old;
  private ServerBuild good;

  @BeforeAll
  void start() throws IOException {
    stage = Stage.open(folder, 1);
    old = stage.build("a71d004000000000000000000000000000000001");
    good = stage.build("3f2a91c000000000000000000000000000000002");
    stage.live("1", old);
  }

  @AfterEach
  void usersSawNothing() {
    assertThat(stage.on(old, 20)).hasSize(20);
  }

  @Test
  void aFullDiskIsSeenBeforeThePull() {
    ServerBuild next = stage.build("e".repeat(40));
    Job job = job("pull");
    stage.first().diskFull(true);
    Outcome outcome = stage.act(job, new ServerAction.Pull(next));
    stage.first().diskFull(false);
    assertThat(failed(outcome, Fault.DISK_FULL).cause()).contains("0 MiB are free");
    done(stage.act(job.again(), new ServerAction.Pull(next)));
  }

  @Test
  void dockerThatDoesNotAnswerIsNamed() {
    Job job = job("prepare");
    stage.first().dockerStopped(true);
    Outcome outcome = stage.act(job, prepare(good));
    stage.first().dockerStopped(false);
    assertThat(failed(outcome, Fault.DOCKER_STOPPED).evidence())
        .contains("Cannot connect to the Docker daemon");
    done(stage.act(job.again(), prepare(good)));
  }

  @Test
  void nginxBrokenByHandIsQuoted() {
    String release = release();
    done(stage.act(new Job(release, "prepare", 1), prepare(good)));
    Job job = new Job(release, "shift", 1);
    ServerAction shift = new ServerAction.Shift(good, Percent.of("5"));
    stage.first().nginxBroken(true);
    Outcome outcome = stage.act(job, shift);
    stage.first().nginxBroken(false);
    assertThat(failed(outcome, Fault.NGINX_BROKEN).evidence())
        .contains("unknown directive \"listen_hard\"")
        .contains("sites-enabled/shop:10");
    done(stage.act(job.again(), shift));
    done(stage.act(new Job(release, "back", 1), new ServerAction.Back(good)));
  }

  @Test
  void aServerThatIsGoneIsUnreachableAndComesBack() {
    Job job = job("drain");
    stage.first().gone(true);
    Outcome outcome = stage.act(job, new ServerAction.Drain());
    stage.first().gone(false);
    assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
    done(stage.act(job, new ServerAction.Drain()));
  }

  @Test
  void aCutConnectionIsLookedUp() {
    ServerBuild cutting = Stage.image("9".repeat(40), MONDAY);
    stage.onPull(cutting, () -> stage.first().cutSsh());
    Job job = job("pull");
    assertThat(stage.act(job, new ServerAction.Pull(cutting)))
        .isInstanceOf(Outcome.Unreachable.class);
    done(stage.act(job, new ServerAction.Pull(cutting)));
  }

  @Test
  void aBadImageIsFoundOut() {
    assertThat(failed(prepared(Stage.image("5".repeat(40), MONDAY)), Fault.BAD_IMAGE).evidence())
        .contains("manifest unknown");
    assertThat(failed(prepared('6', AppBuild.Kind.DENIED), Fault.BAD_IMAGE).cause())
        .contains("docker login");
    failed(prepared('7', AppBuild.Kind.OUT_OF_REACH), Fault.REGISTRY_UNREACHABLE);
  }

  @Test
  void aBuildThatMustNotGoLiveIsFoundOut() {
    assertThat(failed(prepared('d', AppBuild.Kind.DYING), Fault.NEVER_HEALTHY).evidence())
        .contains("cannot open the database");
    assertThat(failed(prepared('b', AppBuild.Kind.WRONG), Fault.WRONG_VERSION).evidence())
        .contains("0123456789");
    done(stage.act(job("prepare"), prepare(good)));
  }

  @Test
  void aFailedMigrationIsQuoted() {
    ServerBuild build = stage.build("f".repeat(40), MONDAY, AppBuild.Kind.MIGRATION_FAILS);
    ServerAction migrate =
        new ServerAction.Migrate(build, "schema", ServerFiles.MIGRATOR, List.of());
    assertThat(failed(stage.act(job("migrate"), migrate), Fault.MIGRATION_FAILED).evidence())
        .contains("price exists already");
  }

  @Test
  void aSlowStartIsWaitedFor() {
    ServerBuild slow = stage.build("8".repeat(40));
    stage.first().slowStart(A_WHILE);
    Outcome outcome = stage.act(job("prepare"), prepare(slow));
    stage.first().slowStart(Duration.ZERO);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            d -> assertThat(d.laps().get("healthy")).isGreaterThanOrEqualTo(A_WHILE));
  }

  @Test
  void aGenerationThatWasEditedIsNotBuiltUpon() throws IOException {
    String release = release();
    done(stage.act(new Job(release, "prepare", 1), prepare(good)));
    Path conf = Path.of(stage.first().app().directory(), "current/slipway.conf");
    String before = Files.readString(conf);
    Files.writeString(conf, before + "# by hand\n");
    Outcome outcome = stage.act(new Job(release, "live", 1), new ServerAction.Live(good));
    Files.writeString(conf, before);
    assertThat(failed(outcome, Fault.CHANGED_ELSEWHERE).cause()).contains("slipway.conf");
  }

  @Test
  void whatTheServerItselfSaysIsRead() {
    assertThat(stage.probe(stage.first()).machine())
        .hasValueSatisfying(
            machine -> {
              assertThat(List.of(machine.docker(), machine.compose(), machine.free()))
                  .allSatisfy(known -> assertThat(known).isPresent());
              assertThat(machine.nginxTrouble()).isEmpty();
              assertThat(machine.composeFile()).isTrue();
            });
  }

  private Outcome prepared(char commit, AppBuild.Kind kind) {
    return prepared(stage.build(String.valueOf(commit).repeat(40), MONDAY, kind));
  }

  private Outcome prepared(ServerBuild build) {
    return stage.act(job("prepare"), prepare(build));
  }

  private Job job(String step) {
    return new Job(release(), step, 1);
  }

  private String release() {
    return String.valueOf(releases.incrementAndGet());
  }
}
