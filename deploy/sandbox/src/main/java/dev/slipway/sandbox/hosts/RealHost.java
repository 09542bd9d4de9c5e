package dev.slipway.sandbox.hosts;

import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerSetup;
import dev.slipway.adapters.ssh.SshAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A host in namespaces of its own: a real sshd, a real nginx, a real docker daemon. Every second
 * one has docker compose 2, the others docker-compose 1.
 */
public final class RealHost implements AutoCloseable {
  private final String name;
  private final HostNetwork network;
  private final Path folder;
  private final Process process;

  private RealHost(String name, HostNetwork network, Path folder, Process process) {
    this.name = name;
    this.network = network;
    this.folder = folder;
    this.process = process;
  }

  /** Starts a host and waits until all of it answers. */
  static RealHost start(int number, Path folder, String publicKey) throws IOException {
    HostNetwork network = HostNetwork.create();
    try {
      Files.createDirectories(folder);
      new HostFiles(folder).write(publicKey);
      RealHost host = new RealHost(name(number), network, folder, boot(network, folder, number));
      host.awaitReady();
      return host;
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static String name(int number) {
    return "web-" + number;
  }

  private static Process boot(HostNetwork network, Path folder, int number) throws IOException {
    return new ProcessBuilder(
            "nsenter",
            "--net=/run/netns/" + network.name(),
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "--uts",
            "--mount-proc",
            "bash",
            folder.resolve("host.sh").toString(),
            folder.toString(),
            name(number),
            network.name(),
            number % 2 == 0 ? Needs.COMPOSE_2.toString() : "")
        .redirectError(folder.resolve("trouble").toFile())
        .start();
  }

  private void awaitReady() throws IOException {
    BufferedReader said = process.inputReader();
    if (!"ready".equals(said.readLine())) {
      throw new IllegalStateException(
          "%s did not start: %s".formatted(name, Files.readString(folder.resolve("trouble"))));
    }
  }

  /** Makes it ready for an app as {@code servers init} does, and adds the site and compose file. */
  void install(ServerApp app) throws IOException {
    shell(ServerSetup.script(app, "root", Optional.empty()));
    new HostFiles(folder).writeSite();
    shell("nginx -s reload");
  }

  public String name() {
    return name;
  }

  /** Where the bot reaches it. */
  public SshAddress address() {
    return new SshAddress("root", network.theirs(), 22);
  }

  /** Where users reach it, on port 80. */
  public String host() {
    return network.theirs();
  }

  /** This machine, as the host sees it. */
  String gateway() {
    return network.ours();
  }

  /** Its line for {@code known_hosts}. */
  public String knownHost() throws IOException {
    String[] key = Files.readString(folder.resolve("host_key.pub")).split(" ", 3);
    return "%s %s %s".formatted(network.theirs(), key[0], key[1]);
  }

  /** Its root directory's parts: {@code srv}, {@code etc/nginx}, {@code log}. */
  public Path folder() {
    return folder;
  }

  /** Runs a script on it as root, without ssh; it must succeed. */
  public String shell(String script) {
    Commands.Said said = attempt(script);
    if (said.exitCode() != 0) {
      throw new IllegalStateException(
          "on %s a script ended with %d: %s".formatted(name, said.exitCode(), said.text()));
    }
    return said.text();
  }

  Commands.Said attempt(String script) {
    return Commands.attempt(List.of("nsenter", "--target", init(), "--all", "bash", "-s"), script);
  }

  /** Pulls its cable, or plugs it in again. */
  public void cut(boolean off) {
    network.cut(off);
  }

  /** Ends every connection of ssh to it, and nothing else. */
  public void cutSsh() {
    attempt("pkill -f 'sshd: root@notty'");
  }

  /** Stops its docker daemon; containers go on. */
  void stopDocker() {
    shell("pid=$(pgrep -x dockerd) && kill $pid && timeout 30 tail --pid=$pid -f /dev/null");
  }

  /** Starts it again, and waits until it answers. */
  void startDocker() {
    shell(
        """
        setsid dockerd >>/var/log/dockerd.log 2>&1 </dev/null &
        timeout 30 sh -c 'until docker version >/dev/null 2>&1; do sleep 0.1; done'
        """);
  }

  /** The first process of the host, as this machine counts. */
  private String init() {
    return process
        .children()
        .findFirst()
        .map(child -> String.valueOf(child.pid()))
        .orElseThrow(() -> new IllegalStateException(name + " is gone"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    network.close();
    Commands.attempt(
        List.of("bash", "-s"),
        "rm -rf %1$s/docker %1$s/etc; find /sys/fs/cgroup/*/%2$s -depth -type d -exec rmdir {} +"
            .formatted(folder, network.name()));
  }
}
