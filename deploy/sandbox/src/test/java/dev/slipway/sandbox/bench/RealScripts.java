package dev.slipway.sandbox.bench;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.Servers;
import dev.slipway.adapters.ssh.SshServers;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.sandbox.containers.AppBuild;
import dev.slipway.sandbox.hosts.RealHosts;
import dev.slipway.sandbox.servers.StandInServer;
import dev.slipway.sandbox.servers.StandInServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the real scripts take in a real bash, on few servers of this machine, side by side. */
final class RealScripts {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ImageName NAME = new ImageName("registry.example.com/shop");
  private static final ServerBuild OLD = build("a");
  private static final ServerBuild NEXT = build("b");

  private final StandInServers all;
  private final Servers hands;

  private RealScripts(StandInServers all, Servers hands) {
    this.all = all;
    this.hands = hands;
  }

  static void run(Path folder, int count) {
    try (StandInServers all =
            StandInServers.start(folder, count, RealHosts.SHOP, RealScripts::content);
        SshServers ssh = new SshServers(all.ssh())) {
      RealScripts scripts = new RealScripts(all, new Servers(ssh, InstantSource.system()));
      var _ = scripts.step("1", "prepare", prepare(OLD));
      var _ = scripts.step("1", "live", new ServerAction.Live(OLD));
      System.out.printf("real scripts in bash, servers side by side: %d%n", count);
      scripts.say("prepare", prepare(NEXT));
      scripts.say("live", new ServerAction.Live(NEXT));
      scripts.say("back", new ServerAction.Back(NEXT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(String step, ServerAction action) {
    System.out.printf("  %-31s %s%n", step, step("2", step, action).inMillis());
  }

  /** How long each server needed. */
  private Times step(String release, String step, ServerAction action) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Duration>> each = new ArrayList<>();
      for (StandInServer server : all.servers()) {
        each.add(threads.submit(() -> act(server, new Job(release, step, 1), action)));
      }
      List<Duration> times = new ArrayList<>();
      for (Future<Duration> time : each) {
        times.add(time.get());
      }
      return Times.of(times);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Duration act(StandInServer server, Job job, ServerAction action) {
    Instant began = Instant.now();
    Outcome outcome =
        hands.act(server.address(), server.app(), job, new Fence(1), action, PATIENCE);
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("%s on %s: %s".formatted(job, server.name(), outcome));
    }
    return Duration.between(began, Instant.now());
  }

  private static ServerAction prepare(ServerBuild build) {
    return new ServerAction.Prepare(build, Optional.empty());
  }

  private static ServerBuild build(String digit) {
    return new ServerBuild(
        new Image(NAME, new ImageDigest("sha256:" + digit.repeat(64))),
        new CommitSha(digit.repeat(40)),
        Instant.EPOCH);
  }

  private static Optional<AppBuild> content(ImageDigest digest) {
    String digit = digest.value().substring(digest.value().length() - 1);
    return Optional.of(AppBuild.of(new CommitSha(digit.repeat(40)), AppBuild.Kind.WELL));
  }
}
