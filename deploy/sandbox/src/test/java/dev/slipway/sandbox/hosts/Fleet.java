package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerState;
import dev.slipway.adapters.servers.Servers;
import dev.slipway.adapters.ssh.SshServers;
import dev.slipway.adapters.ssh.SshSettings;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts, and the bot's hands on all of them. */
final class Fleet implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RealHosts hosts;
  private final SshServers ssh;
  private final Servers servers;
  private long fence = 1;

  Fleet(RealHosts hosts) throws IOException {
    this.hosts = hosts;
    this.ssh = new SshServers(hosts.ssh());
    this.servers = new Servers(ssh, InstantSource.system());
  }

  /** Real hosts, or a loud word that nothing was tried. */
  static RealHosts start(Path folder, int count) throws IOException {
    List<String> missing = RealHosts.missing();
    if (!missing.isEmpty()) {
      System.err.println("NOTHING WAS TRIED ON REAL HOSTS: this machine lacks " + missing);
    }
    assumeTrue(missing.isEmpty(), "this machine lacks " + missing);
    return RealHosts.start(folder, count);
  }

  /** A file that knows all of them. */
  Path knownHosts(Path folder) {
    try {
      List<String> lines = new ArrayList<>();
      for (RealHost host : hosts()) {
        lines.add(host.knownHost());
      }
      return Files.write(folder.resolve("known_hosts"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<RealHost> hosts() {
    return hosts.hosts();
  }

  Servers servers() {
    return servers;
  }

  void fence(long value) {
    fence = value;
  }

  Fence fence() {
    return new Fence(fence);
  }

  /** Somebody with connections of their own, who does not wait long. */
  Visitor visitor(Duration patience) throws IOException {
    SshSettings usual = hosts.ssh();
    SshServers own =
        new SshServers(
            new SshSettings(
                usual.identities(), usual.knownHosts(), patience, patience, patience, 1));
    return new Visitor(own, new Servers(own, InstantSource.system()));
  }

  record Visitor(SshServers ssh, Servers servers) implements AutoCloseable {
    Outcome act(RealHost host, Job job, ServerAction action) {
      return servers.act(
          host.address(), RealHosts.SHOP, job, new Fence(Long.MAX_VALUE >> 1), action, PATIENCE);
    }

    @Override
    public void close() {
      ssh.close();
    }
  }

  Outcome act(RealHost host, Job job, ServerAction action) {
    return act(host, RealHosts.SHOP, job, action);
  }

  Outcome act(RealHost host, ServerApp app, Job job, ServerAction action) {
    return servers.act(host.address(), app, job, fence(), action, PATIENCE);
  }

  /**
   * On all hosts side by side; every one must be done. Returns how long each took, seen from here.
   */
  Map<String, Duration> everywhere(Job job, ServerAction action) {
    Map<String, Duration> took = new ConcurrentHashMap<>();
    Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    List<Thread> threads =
        hosts().stream()
            .map(
                host ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              long began = System.nanoTime();
                              outcomes.put(host.name(), act(host, job, action));
                              took.put(host.name(), Duration.ofNanos(System.nanoTime() - began));
                            }))
            .toList();
    threads.forEach(Fleet::join);
    assertThat(outcomes).hasSize(hosts().size());
    assertThat(outcomes.values()).allSatisfy(o -> assertThat(o).isInstanceOf(Outcome.Done.class));
    System.out.printf("%s: %s ms %s%n", job, millis(took), outcomes.get("web-1"));
    return took;
  }

  /** A connection that died unseen is noticed by the first who looks; the second has a new one. */
  ServerState look(RealHost host) {
    try {
      return servers.look(host.address(), RealHosts.SHOP);
    } catch (Unavailable dead) {
      return servers.look(host.address(), RealHosts.SHOP);
    }
  }

  private static Map<String, Long> millis(Map<String, Duration> took) {
    Map<String, Long> all = new LinkedHashMap<>();
    took.forEach((host, time) -> all.put(host, time.toMillis()));
    return all;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ssh.close();
    hosts.close();
  }
}
