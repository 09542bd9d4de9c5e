package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Percent;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.ServerState;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Prepare, a few percent, live and back on three hosts, while users never see a failure. */
@Isolated("It loads the machine, and what others wait for would come too late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServerStoryTest {
  private static final String OLD = "a71d004000000000000000000000000000000001";
  private static final String NEW = "3f2a91c000000000000000000000000000000002";
  private static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
  private static final int USERS = 20_000;
  private static final int FEW = 1_000;
  private static final int SIDE_BY_SIDE = 12;

  @TempDir private static Path folder;

  @AutoClose private Fleet fleet;
  private AppImages images;

  @BeforeAll
  void start() throws IOException {
    RealHosts hosts = Fleet.start(folder, 3);
    fleet = new Fleet(hosts);
    images = hosts.images(hosts.registry());
  }

  @Test
  void usersMoveByPercentagesLiveAndBackWithoutOneFailure() throws IOException {
    ServerBuild old = images.build(OLD, MONDAY, AppImages.Kind.WELL);
    ServerBuild build = images.build(NEW, MONDAY.plusSeconds(3600), AppImages.Kind.WELL);
    fleet.everywhere(new Job("1", "prepare", 1), new ServerAction.Prepare(old, Optional.empty()));
    fleet.everywhere(new Job("1", "live", 1), new ServerAction.Live(old));
    fleet.everywhere(new Job("1", "others", 1), new ServerAction.Others(false));
    try (Load load = Load.begin(fleet.hosts(), 6)) {
      prepared(load, build);
      shifted(build);
      fleet.everywhere(new Job("2", "live", 1), new ServerAction.Live(build));
      assertThat(on(build, FEW)).hasSize(FEW);
      fleet.everywhere(new Job("2", "others", 1), new ServerAction.Others(false));
      fleet.everywhere(new Job("2", "drain", 1), new ServerAction.Drain());
      fleet.everywhere(new Job("2", "back", 1), new ServerAction.Back(build));
      assertThat(on(old, FEW)).hasSize(FEW);
      assertThat(load.failures()).isEmpty();
      assertThat(load.versions()).containsOnlyKeys(OLD, NEW);
      System.out.println("meanwhile, without one failure: " + load.versions());
    }
  }

  private void prepared(Load load, ServerBuild build) {
    fleet.everywhere(new Job("2", "pull", 1), new ServerAction.Pull(build));
    fleet.everywhere(
        new Job("2", "prepare", 1),
        new ServerAction.Prepare(build, Optional.of(new CommitSha(OLD))));
    assertThat(load.versions()).containsOnlyKeys(OLD);
    assertThat(fleet.hosts())
        .allSatisfy(
            host -> {
              ServerState state = fleet.look(host);
              assertThat(state.liveColor().commit()).contains(new CommitSha(OLD));
              assertThat(state.passiveColor().commit()).contains(build.commit());
              assertThat(state.passiveColor().saysCommit()).isTrue();
              assertThat(state.isApplied()).isTrue();
              assertThat(state.pending()).contains("2");
            });
  }

  private void shifted(ServerBuild build) {
    Set<Integer> moved = Set.of();
    for (String percent : List.of("0.5", "5", "20", "50")) {
      fleet.everywhere(
          new Job("2", "shift-" + percent, 1), new ServerAction.Shift(build, Percent.of(percent)));
      Set<Integer> now = on(build, USERS);
      double share = 100.0 * now.size() / USERS;
      System.out.printf("%s %% asked for, %.3f %% of %d users came%n", percent, share, USERS);
      double asked = Double.parseDouble(percent);
      assertThat(share).isCloseTo(asked, within(0.1 + asked * 0.05));
      assertThat(now).as("who was moved once stays moved").containsAll(moved);
      moved = now;
    }
    assertThat(moved).as("a user stays where they are").containsAll(on(build, FEW));
  }

  private Set<Integer> on(ServerBuild build, int users) {
    return Load.each(fleet.hosts(), users, SIDE_BY_SIDE).entrySet().stream()
        .filter(answer -> answer.getValue().equals(build.commit().value()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
