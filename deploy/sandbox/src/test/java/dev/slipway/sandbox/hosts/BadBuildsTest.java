package dev.slipway.sandbox.hosts;

import static dev.slipway.sandbox.hosts.ServerStage.MONDAY;
import static dev.slipway.sandbox.hosts.ServerStage.SHORT;
import static dev.slipway.sandbox.hosts.ServerStage.done;
import static dev.slipway.sandbox.hosts.ServerStage.failed;
import static dev.slipway.sandbox.hosts.ServerStage.limits;
import static dev.slipway.sandbox.hosts.ServerStage.prepare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Fault;
import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A build that must not go live is found out while nobody sees it, and the next one works. */
@Isolated("It loads the machine, and what others wait for would come too late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadBuildsTest {
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
  void anImageThatIsNotInTheRegistryIsBad() {
    ServerBuild gone =
        new ServerBuild(
            new Image(stage.good().image().name(), new ImageDigest("sha256:" + "5".repeat(64))),
            stage.good().commit(),
            MONDAY);
    failed(
        stage.act(stage.release(), "prepare", prepare(gone)), Fault.BAD_IMAGE, "manifest unknown");
  }

  @Test
  void aContainerThatEndsIsNeverHealthyAndItsLastLinesAreShown() throws IOException {
    ServerBuild dying = stage.images().build("d".repeat(40), MONDAY, AppImages.Kind.DYING);
    failed(
        stage.act(stage.release(), "prepare", prepare(dying)),
        Fault.NEVER_HEALTHY,
        "cannot open the database");
    stage.thenTheNextReleaseWorks();
  }

  @Test
  void aContainerThatAnswersBadlyIsNeverHealthyAndItsAnswerIsShown() throws IOException {
    ServerBuild sick = stage.images().build("c".repeat(40), MONDAY, AppImages.Kind.SICK);
    ServerApp hasty = limits(new ServerApp.Limits(1 << 20, SHORT, SHORT, SHORT));
    Outcome outcome =
        stage
            .fleet()
            .act(stage.host(), hasty, new Job(stage.release(), "prepare", 1), prepare(sick));
    failed(outcome, Fault.NEVER_HEALTHY, "404");
    stage.thenTheNextReleaseWorks();
  }

  @Test
  void aContainerOfAnotherCommitIsFoundOut() throws IOException {
    ServerBuild wrong = stage.images().build("b".repeat(40), MONDAY, AppImages.Kind.WRONG);
    failed(
        stage.act(stage.release(), "prepare", prepare(wrong)), Fault.WRONG_VERSION, "0123456789");
    stage.thenTheNextReleaseWorks();
  }

  @Test
  void tooLittleRoomIsSeenBeforeThePull() throws IOException {
    ServerBuild next = stage.images().build("e".repeat(40), MONDAY, AppImages.Kind.WELL);
    ServerApp demanding = limits(new ServerApp.Limits(1L << 50, SHORT, SHORT, SHORT));
    Job job = new Job(stage.release(), "pull", 1);
    Outcome outcome = stage.fleet().act(stage.host(), demanding, job, new ServerAction.Pull(next));
    assertThat(failed(outcome, Fault.DISK_FULL, "").cause()).contains("MiB are free");
    done(stage.fleet().act(stage.host(), job.again(), new ServerAction.Pull(next)));
  }

  @Test
  void aFailedMigrationIsQuotedAndNotRunAgain() throws IOException {
    ServerBuild build =
        stage.images().build("f".repeat(40), MONDAY, AppImages.Kind.MIGRATION_FAILS);
    ServerAction migrate = new ServerAction.Migrate(build, "schema", "migrator", List.of());
    String release = stage.release();
    failed(stage.act(release, "migrate", migrate), Fault.MIGRATION_FAILED, "price exists already");
    Outcome again = stage.fleet().act(stage.host(), new Job(release, "migrate", 2), migrate);
    failed(again, Fault.MIGRATION_FAILED, "price exists already");
    assertThat(
            stage.host().shell("docker ps -aq --filter label=dev.slipway.task=" + release).lines())
        .hasSize(1);
  }

  @Test
  void aMigrationRunsOnceAndAnOlderCommitMayNotFollow() {
    String release = stage.release();
    ServerAction migrate = new ServerAction.Migrate(stage.good(), "schema", "migrator", List.of());
    Outcome outcome = stage.act(release, "migrate", migrate);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            d -> assertThat(d.facts()).containsEntry("last", "2 migrations done"));
    ServerBuild older =
        new ServerBuild(stage.good().image(), stage.good().commit(), MONDAY.minusSeconds(60));
    Outcome refused =
        stage.act(
            stage.release(),
            "migrate",
            new ServerAction.Migrate(older, "schema", "migrator", List.of()));
    assertThat(failed(refused, Fault.MIGRATION_REFUSED, "").cause())
        .contains("2026-11-16 10:00 UTC has migrated here before; this one is of 2026-11-16 09:59");
  }
}
