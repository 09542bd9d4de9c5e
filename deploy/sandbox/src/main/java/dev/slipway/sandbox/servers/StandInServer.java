package dev.slipway.sandbox.servers;

import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerPlace;
import dev.slipway.adapters.servers.ServerSetup;
import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.sandbox.containers.DockerStandIn;
import dev.slipway.sandbox.nginx.NginxStandIn;
import dev.slipway.sandbox.programs.Program;
import dev.slipway.sandbox.programs.Said;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** One server: its own address, files, docker and nginx, and everything that may befall it. */
public final class StandInServer implements AutoCloseable {
  private static final String USER = "slipway";
  private static final String HOST = "127.0.0.1";

  private final String name;
  private final ServerFiles files;
  private final int port;
  private final SshDoor door;
  private final SshDoor.Host host;
  private final DockerStandIn docker;
  private final NginxStandIn nginx;
  private final Disk disk = new Disk();
  private final Frost frost = new Frost();

  StandInServer(
      String name,
      ServerFiles files,
      int port,
      SshDoor door,
      SshDoor.Host host,
      DockerStandIn docker) {
    this.name = name;
    this.files = files;
    this.port = port;
    this.door = door;
    this.host = host;
    this.docker = docker;
    this.nginx = new NginxStandIn(files.nginx());
  }

  /** Its files, the set-up script for the app, nginx and ssh. */
  void start() throws IOException, InterruptedException {
    files.write();
    boolean isRoot = System.getProperty("user.name").equals("root");
    Said said = shell(ServerSetup.script(app(), isRoot ? "root" : USER, Optional.empty()));
    if (said.exitCode() != 0) {
      throw new IllegalStateException("%s was not set up: %s".formatted(name, said));
    }
    Said loaded = nginx.run(List.of("-s", "reload"));
    if (loaded.exitCode() != 0) {
      throw new IllegalStateException("%s has no nginx: %s".formatted(name, loaded));
    }
    door.open(port, host);
  }

  /** What its scripts may call. */
  Map<String, Program> programs() {
    return Map.of(
        "docker",
        frost.over(docker),
        "nginx",
        frost.over(nginx),
        "df",
        disk,
        "pgrep",
        _ -> count(nginx.shuttingDown()));
  }

  private static Said count(int workers) {
    return new Said(workers > 0 ? 0 : 1, workers + "\n", "");
  }

  /** Such as {@code web-1}. */
  public String name() {
    return name;
  }

  /** Where the bot reaches it. */
  public SshAddress address() {
    return new SshAddress(USER, HOST, port);
  }

  /** The app as it is here: root and ports are this server's own. */
  public ServerApp app() {
    return files.app();
  }

  public ServerPlace place() {
    return new ServerPlace(address(), app());
  }

  /** The loopback port of its users. */
  public int site() {
    return files.site();
  }

  /** The directory that stands for its root. */
  public Path home() {
    return files.home();
  }

  /** Its line for {@code known_hosts}. */
  public String knownHost() {
    return "[%s]:%d %s".formatted(HOST, port, PublicKeyEntry.toString(host.key().getPublic()));
  }

  /** Its containers, in the order in which they were made. */
  public List<DockerStandIn.Sight> containers() {
    return docker.containers();
  }

  /** Its images, by digest. */
  public List<String> images() {
    return docker.images();
  }

  /** Runs a script on it without ssh. */
  public Said shell(String script) throws IOException, InterruptedException {
    return host.shell()
        .start(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)))
        .await();
  }

  /** Whether there is no room for another image. */
  public void diskFull(boolean full) {
    disk.full(full);
    docker.diskFull(full);
  }

  /** Whether docker does not answer; containers go on. */
  public void dockerStopped(boolean stopped) {
    docker.stopped(stopped);
  }

  /** Whether somebody has made a mistake in the site's configuration; running workers go on. */
  public void nginxBroken(boolean broken) {
    try {
      files.breakNginx(broken);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to write the site of " + name, e);
    }
  }

  /** What containers need to start from now on, beside the time of their build. */
  public void slowStart(Duration more) {
    docker.slowness(more);
  }

  /**
   * What jobs ask of docker and nginx from now on waits; containers and users notice nothing.
   *
   * @param whenMet run each time that something begins to wait
   */
  public void freeze(Runnable whenMet) {
    frost.begin(whenMet);
  }

  /** Docker and nginx do what they were asked. */
  public void thaw() {
    frost.end();
  }

  /** Whether connections of ssh are refused; users are still served. */
  public void gone(boolean gone) {
    if (gone) {
      door.shut(port);
    } else {
      door.open(port, host);
    }
  }

  /** Ends every connection of ssh to it; what was begun goes on. */
  public void cutSsh() {
    door.cut(port);
  }

  @Override
  public void close() {
    thaw();
    nginx.close();
    docker.close();
  }
}
