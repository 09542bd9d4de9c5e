package dev.slipway.sandbox.servers;

import static dev.slipway.sandbox.servers.Stage.MONDAY;
import static dev.slipway.sandbox.servers.Stage.done;
import static dev.slipway.sandbox.servers.Stage.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.adapters.servers.Fault;
import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Percent;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.sandbox.containers.AppBuild;
import dev.slipway.sandbox.containers.DockerStandIn;
import dev.slipway.sandbox.hosts.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story that real hosts play, on three stand-in servers. */
final class StandInStoryTest {
  private static final String OLD = "a71d004000000000000000000000000000000001";
  private static final String NEW = "3f2a91c000000000000000000000000000000002";
  private static final int USERS = 3_000;
  private static final int FEW = 300;

  @TempDir private Path folder;

  @AutoClose private Stage stage;
  private ServerBuild old;
  private ServerBuild build;

  @BeforeEach
  void start() throws IOException {
    stage = Stage.open(folder, 3);
    old = stage.build(OLD);
    build = stage.build(NEW, MONDAY.plusSeconds(3600), AppBuild.Kind.WELL);
    stage.live("1", old);
  }

  @Test
  void usersMoveByPercentagesLiveAndBackWithoutOneFailure() {
    stage.everywhere("1", "others", new ServerAction.Others(false));
    try (Load load = Load.beginAt(stage.sites(), 6)) {
      stage.everywhere("2", "pull", new ServerAction.Pull(build));
      stage.everywhere("2", "prepare", Stage.prepare(build));
      assertThat(load.versions()).containsOnlyKeys(OLD);
      shifted();
      stage.everywhere("2", "live", new ServerAction.Live(build));
      assertThat(stage.on(build, FEW)).hasSize(FEW);
      stage.everywhere("2", "others", new ServerAction.Others(false));
      stage.everywhere("2", "drain", new ServerAction.Drain());
      stage.everywhere("2", "back", new ServerAction.Back(build));
      assertThat(stage.on(old, FEW)).hasSize(FEW);
      stage.everywhere("3", "live", new ServerAction.Return(build));
      assertThat(stage.on(build, FEW)).hasSize(FEW);
      stage.everywhere("4", "live", new ServerAction.Return(old));
      assertThat(stage.on(old, FEW)).hasSize(FEW);
      assertThat(load.failures()).isEmpty();
      assertThat(load.versions()).containsOnlyKeys(OLD, NEW);
    }
    pruned();
    notHot();
  }

  private void notHot() {
    Job job = new Job("5", "live", 1);
    assertThat(failed(stage.act(job, new ServerAction.Return(build)), Fault.NOT_HOT).cause())
        .contains("prepare it again");
    assertThat(stage.on(old, FEW)).hasSize(FEW);
  }

  private void shifted() {
    List<Integer> moved = List.of();
    for (String percent : List.of("0.5", "5", "50")) {
      stage.everywhere("2", "shift-" + percent, new ServerAction.Shift(build, Percent.of(percent)));
      List<Integer> now = stage.on(build, USERS);
      double asked = Double.parseDouble(percent);
      assertThat(100.0 * now.size() / USERS).isCloseTo(asked, within(0.3 + asked * 0.1));
      assertThat(now).as("who was moved once stays moved").containsAll(moved);
      moved = now;
    }
  }

  private void pruned() {
    stage.everywhere("2", "prune", new ServerAction.Prune(build, List.of(), false));
    assertThat(stage.servers())
        .allSatisfy(
            server ->
                assertThat(server.containers())
                    .extracting(sight -> sight.project() + " " + sight.service())
                    .contains("shop-green web", "shop-green worker")
                    .doesNotContain("shop-blue web"));
  }

  @Test
  void aMigrationRunsOnceAndAnOlderCommitMayNotFollow() {
    ServerAction migrate =
        new ServerAction.Migrate(build, "schema", ServerFiles.MIGRATOR, List.of());
    done(stage.act(new Job("2", "migrate", 1), migrate));
    done(stage.act(new Job("2", "migrate", 2), migrate));
    assertThat(stage.first().containers())
        .filteredOn(container -> container.service().equals(ServerFiles.MIGRATOR))
        .extracting(DockerStandIn.Sight::status)
        .containsExactly("exited");
    failed(
        stage.act(
            new Job("3", "migrate", 1),
            new ServerAction.Migrate(old, "schema", ServerFiles.MIGRATOR, List.of())),
        Fault.MIGRATION_REFUSED);
  }

  @Test
  void cronRunsWhereItIsToldTo() {
    done(stage.act(new Job("1", "cron", 1), new ServerAction.Others(true)));
    assertThat(running()).containsExactly("web", "cron", "worker");
    done(stage.act(new Job("1", "no-cron", 1), new ServerAction.Others(false)));
    assertThat(running()).containsExactly("web", "worker");
  }

  private List<String> running() {
    return stage.first().containers().stream()
        .filter(container -> container.status().equals("running"))
        .map(DockerStandIn.Sight::service)
        .toList();
  }
}
