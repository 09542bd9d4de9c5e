package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Fault;
import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.ServerState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One host where a build is live and another one is at hand. */
record ServerStage(
    Fleet fleet,
    RealHost host,
    AppImages images,
    ServerBuild old,
    ServerBuild good,
    AtomicInteger releases)
    implements AutoCloseable {
  static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
  static final Duration SHORT = Duration.ofSeconds(3);

  static ServerStage open(Path folder) throws IOException {
    RealHosts hosts = Fleet.start(folder, 1);
    Fleet fleet = new Fleet(hosts);
    AppImages images = hosts.images(hosts.registry());
    ServerStage stage =
        new ServerStage(
            fleet,
            fleet.hosts().getFirst(),
            images,
            images.build("a71d004000000000000000000000000000000001", MONDAY, AppImages.Kind.WELL),
            images.build("3f2a91c000000000000000000000000000000002", MONDAY, AppImages.Kind.WELL),
            new AtomicInteger(1));
    done(stage.act("1", "prepare", prepare(stage.old)));
    done(stage.act("1", "live", new ServerAction.Live(stage.old)));
    return stage;
  }

  void usersSawNothing() {
    assertThat(Set.copyOf(Load.each(fleet.hosts(), 20, 2).values()))
        .containsExactly(old.commit().value());
    assertThat(host.attempt("nginx -t -q").text()).as("bootable").isEmpty();
  }

  void thenTheNextReleaseWorks() {
    String release = prepared();
    ServerState state = fleet.look(host);
    assertThat(state.passiveColor().saysCommit()).isTrue();
    liveAndBack(release, new Job(release, "live", 1));
  }

  void liveAndBack(String release, Job live) {
    done(fleet.act(host, live, new ServerAction.Live(good)));
    assertThat(fleet.look(host).liveColor().commit()).contains(good.commit());
    done(act(release, "back", new ServerAction.Back(good)));
  }

  String prepared() {
    String release = release();
    done(act(release, "prepare", prepare(good)));
    return release;
  }

  static ServerAction prepare(ServerBuild build) {
    return new ServerAction.Prepare(build, Optional.empty());
  }

  Outcome act(String release, String step, ServerAction action) {
    return fleet.act(host, new Job(release, step, 1), action);
  }

  String release() {
    return String.valueOf(releases.incrementAndGet());
  }

  static ServerApp limits(ServerApp.Limits limits) {
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

  static void done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  static Outcome.Failed failed(Outcome outcome, Fault fault, String evidence) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.fault()).as(failed.toString()).isEqualTo(fault);
    assertThat(failed.evidence()).contains(evidence);
    return failed;
  }

  @Override
  public void close() {
    fleet.close();
  }
}
