package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Fault;
import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.Percent;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.ServerState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The script that moves users dies on each of its lines; asking again is all it takes. */
@Isolated("It loads the machine, and what others wait for would come too late")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KilledAnywhereTest {
  private static final int HOSTS = 3;
  private static final String OLD = "a71d004000000000000000000000000000000001";
  private static final String NEW = "3f2a91c000000000000000000000000000000002";

  @TempDir private static Path folder;

  @AutoClose private Fleet fleet;
  private ServerBuild build;

  @BeforeAll
  void start() throws IOException {
    RealHosts hosts = Fleet.start(folder, HOSTS);
    fleet = new Fleet(hosts);
    AppImages images = hosts.images(hosts.registry());
    ServerBuild old = images.build(OLD, Instant.EPOCH, AppImages.Kind.WELL);
    build = images.build(NEW, Instant.EPOCH, AppImages.Kind.WELL);
    fleet.everywhere(new Job("1", "prepare", 1), new ServerAction.Prepare(old, Optional.empty()));
    fleet.everywhere(new Job("1", "live", 1), new ServerAction.Live(old));
    fleet.everywhere(new Job("2", "prepare", 1), new ServerAction.Prepare(build, Optional.empty()));
  }

  @Test
  void oneMoreRunConvergesWhereverTheFirstWasKilled() throws Exception {
    RealHost first = fleet.hosts().getFirst();
    new Hooks(first).trace();
    assertThat(shift(first, "traced", 1)).isInstanceOf(Outcome.Done.class);
    List<Integer> lines = new Hooks(first).lines();
    assertThat(lines).hasSizeGreaterThan(60);
    List<Callable<Void>> victims = new ArrayList<>();
    for (int host = 0; host < HOSTS; host++) {
      victims.add(victim(fleet.hosts().get(host), host, lines));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> done : threads.invokeAll(victims)) {
        done.get();
      }
    }
    System.out.printf("killed at %d lines%n", lines.size());
  }

  /** The lines are dealt out to the hosts. */
  private Callable<Void> victim(RealHost host, int begin, List<Integer> lines) {
    return () -> {
      for (int number = begin; number < lines.size(); number += HOSTS) {
        killedAt(host, lines.get(number), number / HOSTS);
      }
      return null;
    };
  }

  private void killedAt(RealHost host, int line, int number) throws IOException {
    Hooks hooks = new Hooks(host);
    hooks.killAt(line);
    assertThat(shift(host, "line-" + line, number))
        .as("line %d", line)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.fault()).isEqualTo(Fault.KILLED));
    assertThat(host.attempt("nginx -t -q").text()).as("bootable at line %d", line).isEmpty();
    hooks.none();
    assertThat(shift(host, "line-" + line, number))
        .as("line %d", line)
        .isInstanceOf(Outcome.Done.class);
    ServerState state = fleet.look(host);
    assertThat(state.percent()).as("line %d", line).isEqualTo(percent(number));
    assertThat(state.isApplied()).as("line %d", line).isTrue();
    assertThat(state.changedByHand()).as("line %d", line).isEmpty();
  }

  private Outcome shift(RealHost host, String step, int number) {
    return fleet.act(
        host, new Job("2", "shift-" + step, 1), new ServerAction.Shift(build, percent(number)));
  }

  /** Another one each time, so that there is something to do. */
  private static Percent percent(int number) {
    return Percent.of(number % 2 == 0 ? "5" : "20");
  }
}
