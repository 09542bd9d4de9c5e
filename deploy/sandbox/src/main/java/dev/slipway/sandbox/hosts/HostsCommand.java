package dev.slipway.sandbox.hosts;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.Servers;
import dev.slipway.adapters.ssh.SshServers;
import dev.slipway.core.engine.Fence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Starts three hosts with the first build of the shop live, says how to reach them, and waits. */
public final class HostsCommand {
  private static final String FIRST = "a71d004000000000000000000000000000000001";
  private static final String SECOND = "3f2a91c000000000000000000000000000000002";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private HostsCommand() {}

  /** Until standard input ends or somebody interrupts it. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("slipway-hosts-");
    RealHosts hosts = RealHosts.start(folder, 3);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(hosts, folder)));
    AppImages images = hosts.images(hosts.registry());
    ServerBuild first = images.build(FIRST, Instant.EPOCH, AppImages.Kind.WELL);
    ServerBuild second = images.build(SECOND, Instant.EPOCH, AppImages.Kind.WELL);
    try (SshServers ssh = new SshServers(hosts.ssh())) {
      Servers servers = new Servers(ssh, InstantSource.system());
      for (RealHost host : hosts.hosts()) {
        goLive(servers, host, first);
      }
      tell(System.out, hosts, second);
      while (System.in.read() >= 0) {
        // Until input ends.
      }
    }
  }

  private static void goLive(Servers servers, RealHost host, ServerBuild build) {
    done(servers, host, "prepare", new ServerAction.Prepare(build, Optional.empty()));
    done(servers, host, "live", new ServerAction.Live(build));
  }

  private static void done(Servers servers, RealHost host, String step, ServerAction action) {
    Outcome outcome =
        servers.act(
            host.address(), RealHosts.SHOP, new Job("1", step, 1), new Fence(1), action, PATIENCE);
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("%s on %s: %s".formatted(step, host.name(), outcome));
    }
  }

  private static void tell(PrintStream out, RealHosts hosts, ServerBuild next) throws IOException {
    for (RealHost host : hosts.hosts()) {
      out.printf(
          "%s  http://%s/version  ssh -i %s root@%2$s%n", host.name(), host.host(), hosts.key());
      out.printf("       %s%n", host.knownHost());
    }
    out.printf(
        "The next build is %s (%s). Control-C ends them all.%n", next.image().reference(), SECOND);
  }

  private static void leave(RealHosts hosts, Path folder) {
    hosts.close();
    Commands.run("rm", "-rf", folder.toString());
  }
}
