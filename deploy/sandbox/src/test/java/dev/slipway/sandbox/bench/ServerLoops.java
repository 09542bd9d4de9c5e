package dev.slipway.sandbox.bench;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.Servers;
import dev.slipway.adapters.ssh.SshServers;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.sandbox.hosts.RealHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The baselines: the same work without the bot. */
final class ServerLoops {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Job PREPARE = new Job("900", "prepare", 1);

  private final ManyServers scene;

  ServerLoops(ManyServers scene) {
    this.scene = scene;
  }

  /** As a script with a loop does: each server begins when the one before is done. */
  void oneAfterAnother(int count) {
    ServerBuild build = new ServerBuild(scene.old(), new CommitSha("0".repeat(40)), Instant.EPOCH);
    List<ThinServer> servers = scene.thin().servers().subList(0, count);
    try (SshServers ssh = new SshServers(scene.ssh())) {
      Servers hands = new Servers(ssh, InstantSource.system());
      Instant began = Instant.now();
      for (ThinServer server : servers) {
        act(hands, server, PREPARE, new ServerAction.Prepare(build, Optional.empty()));
      }
      say("one after another, prepare", servers, began, Instant.now());
      began = Instant.now();
      for (ThinServer server : servers) {
        act(hands, server, new Job("900", "live", 1), new ServerAction.Live(build));
      }
      System.out.printf(
          "one after another, live, %d servers: %s, a server %s%n",
          count,
          seconds(Duration.between(began, Instant.now())),
          seconds(Duration.between(began, Instant.now()).dividedBy(count)));
    }
  }

  private static void act(Servers hands, ThinServer server, Job job, ServerAction action) {
    Outcome outcome =
        hands.act(
            ThinServers.address(server),
            RealHosts.SHOP,
            job,
            new Fence(Long.MAX_VALUE >> 8),
            action,
            PATIENCE);
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("%s on %s: %s".formatted(job, server.name(), outcome));
    }
  }

  /** The loop that everybody writes: OpenSSH, so many at once, the script that the bot sends. */
  void plainSsh(int atOnce) {
    List<ThinServer> servers = scene.thin().servers();
    Path home = scene.world().home();
    String script =
        scene
            .thin()
            .preparing()
            .replaceFirst("JOB='[^']+'", "JOB='901-prepare-1'")
            .replaceFirst("WAIT='\\d+'", "WAIT='60'");
    try {
      Path sent = Files.writeString(home.resolve("prepare.sh"), script);
      String hosts =
          servers.stream().map(s -> String.valueOf(s.port())).collect(Collectors.joining("\n"));
      Path list = Files.writeString(home.resolve("ports"), hosts + "\n");
      Path errors = home.resolve("loop.log");
      Instant began = Instant.now();
      Process loop =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "xargs -P%d -I{} sh -c 'ssh -F none -i %s -o UserKnownHostsFile=%s -o BatchMode=yes -p {} deploy@127.0.0.1 bash -s <%s' <%s"
                      .formatted(atOnce, scene.thin().key(), scene.thin().knownHosts(), sent, list))
              .redirectErrorStream(true)
              .redirectOutput(errors.toFile())
              .start();
      int code = loop.waitFor();
      Instant ended = Instant.now();
      if (code != 0) {
        throw new IllegalStateException("the loop failed: " + Files.readString(errors));
      }
      say("xargs -P%d ssh, prepare".formatted(atOnce), servers, began, ended);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(String what, List<ThinServer> servers, Instant began, Instant ended) {
    Duration all = Duration.between(began, ended);
    Duration slowest =
        servers.stream()
            .map(server -> server.works("prepare").getLast().time())
            .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    System.out.printf(
        Locale.ROOT,
        "%s, %d servers: %s, a server %s; slowest server %s, ratio %.2f%n",
        what,
        servers.size(),
        seconds(all),
        seconds(all.dividedBy(servers.size())),
        seconds(slowest),
        (double) all.toNanos() / slowest.toNanos());
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
  }
}
