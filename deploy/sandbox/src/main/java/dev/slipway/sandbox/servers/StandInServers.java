package dev.slipway.sandbox.servers;

import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.ssh.SshIdentity;
import dev.slipway.adapters.ssh.SshSettings;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.sandbox.containers.AppBuild;
import dev.slipway.sandbox.containers.AppPaths;
import dev.slipway.sandbox.containers.DockerStandIn;
import dev.slipway.sandbox.programs.ProgramDoor;
import dev.slipway.sandbox.programs.ProgramFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Servers of this process on the loopback of this machine, for anybody who may log in to it: ssh
 * and shell are real, docker and nginx are stand-ins. One process holds hundreds of them. All of it
 * is gone when it is closed.
 */
public final class StandInServers implements AutoCloseable {
  private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

  private final Path folder;
  private final Path bash;
  private final SshDoor ssh;
  private final ProgramDoor programs;
  private final ProgramFolder path;
  private final PortBlocks ports = new PortBlocks();
  private final List<StandInServer> servers = new ArrayList<>();

  private StandInServers(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.bash = Needs.find("bash").orElseThrow();
    KeyPair bot = BotKey.generate();
    BotKey.write(bot, key());
    this.path = ProgramFolder.write(folder.resolve("bin"), bash);
    this.programs = ProgramDoor.open();
    this.ssh = SshDoor.open(bot.getPublic());
  }

  /** What this machine lacks for them; empty if they can be started. */
  public static List<String> missing() {
    return Needs.missing();
  }

  /**
   * Starts servers {@code web-1} and so on, each set up for the app, without a build as yet.
   *
   * @param folder for all that they keep; its path is plain letters, digits, dots and dashes
   * @param app how it is on every server; root and ports are replaced by each server's own
   * @param builds what an image holds; empty if no registry has it
   * @throws IllegalStateException this machine lacks something
   */
  public static StandInServers start(
      Path folder, int count, ServerApp app, Function<ImageDigest, Optional<AppBuild>> builds)
      throws IOException {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("stand-in servers need " + String.join(", ", missing));
    }
    StandInServers all = new StandInServers(folder);
    try {
      for (int number = 1; number <= count; number++) {
        all.servers.add(all.server("web-" + number, app, builds));
      }
      all.startAll();
      return all;
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private StandInServer server(
      String name, ServerApp app, Function<ImageDigest, Optional<AppBuild>> builds) {
    int block = ports.next();
    Path home = folder.resolve(name);
    ServerApp own = app.at(home.resolve("srv/slipway").toString(), block);
    ServerFiles files = new ServerFiles(home, own, block + PortBlocks.SITE);
    String secret = UUID.randomUUID().toString();
    StandInServer server =
        new StandInServer(
            name,
            files,
            block + PortBlocks.SSH,
            ssh,
            new SshDoor.Host(
                BotKey.generate(), new Shell(bash, home, path.environment(programs, home, secret))),
            new DockerStandIn(builds, new AppPaths(app.health(), app.version()), files.docker()));
    programs.admit(secret, server.programs());
    return server;
  }

  private void startAll() throws IOException {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Void>> starts = new ArrayList<>();
      for (StandInServer server : servers) {
        starts.add(
            () -> {
              server.start();
              return null;
            });
      }
      for (Future<Void> started : threads.invokeAll(starts)) {
        started.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("failed to start a server: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while servers were started", e);
    }
  }

  public List<StandInServer> servers() {
    return List.copyOf(servers);
  }

  /** The private key that every server lets in. */
  public Path key() {
    return folder.resolve("key");
  }

  /** Lines for {@code known_hosts}. */
  public List<String> knownHosts() {
    return servers.stream().map(StandInServer::knownHost).toList();
  }

  /** How the bot gets in. */
  public SshSettings ssh() {
    return SshSettings.usual(
        List.of(new SshIdentity.Key(key(), Optional.empty())),
        new KnownHosts.Configured(knownHosts()));
  }

  /** Ends the servers, and the jobs that are still at work on them. */
  @Override
  public void close() {
    ssh.close();
    ProcessHandle.allProcesses().filter(this::isJob).forEach(ProcessHandle::destroyForcibly);
    servers.forEach(StandInServer::close);
    programs.close();
  }

  private boolean isJob(ProcessHandle process) {
    String command = process.info().commandLine().orElse("");
    return command.contains("bash " + folder + "/") && command.endsWith("/script");
  }
}
