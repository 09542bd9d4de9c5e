package dev.slipway.sandbox.world;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.Servers;
import dev.slipway.adapters.ssh.SshServers;
import dev.slipway.core.app.AppName;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.sandbox.containers.AppBuild;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.registry.RegistryStandIn;
import dev.slipway.sandbox.servers.StandInServer;
import dev.slipway.sandbox.servers.StandInServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The second app of the sandbox: on three plain servers, with a repository of its own. */
public final class Site implements AutoCloseable {
  public static final String CHANNEL = "CSITE";
  static final ServerApp LAYOUT =
      new ServerApp(
          new AppName("site"),
          "/srv/slipway",
          18100,
          "sessionid",
          "localhost",
          "/up",
          "/version",
          "web",
          List.of("worker"),
          List.of("cron"),
          new ServerApp.Limits(
              2L << 30, Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(20)));

  private static final int SERVERS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration START_TIME = Duration.ofSeconds(2);

  private final SampleRepository repository;
  private final RegistryStandIn registry;
  private final StandInServers servers;
  private final Path knownHosts;
  private volatile AppBuild.Kind kind = AppBuild.Kind.WELL;

  private Site(Path home, SampleRepository repository, RegistryStandIn registry)
      throws IOException {
    this.repository = repository;
    this.registry = registry;
    this.servers = StandInServers.start(home.resolve("servers"), SERVERS, LAYOUT, this::build);
    this.knownHosts = Files.write(home.resolve("servers/known_hosts"), servers.knownHosts());
  }

  /** Starts the servers; the old build is live on all of them. */
  static Site start(Path home, SampleRepository repository, RegistryStandIn registry) {
    try {
      Site site = new Site(home, repository, registry);
      try (SshServers ssh = new SshServers(site.servers.ssh())) {
        site.goLive(new Servers(ssh, InstantSource.system()));
      }
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException("failed to start the servers of the site", e);
    }
  }

  public SampleRepository repository() {
    return repository;
  }

  public List<StandInServer> servers() {
    return servers.servers();
  }

  /** How containers behave that are started from now on. */
  public void builds(AppBuild.Kind behaviour) {
    kind = behaviour;
  }

  public AppBuild.Kind builds() {
    return kind;
  }

  /** The private key with which the bot enters. */
  Path key() {
    return servers.key();
  }

  Path knownHosts() {
    return knownHosts;
  }

  static String image(RegistryStandIn registry) {
    return registry.address() + "/" + LAYOUT.name();
  }

  /** The tag of an image is its commit. */
  private Optional<AppBuild> build(ImageDigest digest) {
    return registry.images().stream()
        .filter(image -> image.digest().value().equals(digest.value()))
        .map(image -> AppBuild.of(new CommitSha(image.tag()), kind).withStartTime(START_TIME))
        .findFirst();
  }

  private void goLive(Servers hands) {
    String commit = repository.releaseHead();
    ImageDigest digest =
        registry
            .find(LAYOUT.name().value(), commit)
            .map(found -> new ImageDigest(found.value()))
            .orElseThrow();
    ServerBuild first =
        new ServerBuild(
            new Image(new ImageName(image(registry)), digest),
            new CommitSha(commit),
            repository.releasedAt());
    servers().parallelStream()
        .forEach(
            server -> {
              done(hands, server, "prepare", new ServerAction.Prepare(first, Optional.empty()));
              done(hands, server, "live", new ServerAction.Live(first));
              done(hands, server, "others", new ServerAction.Others(hasCron(server)));
            });
  }

  /** The first one. */
  boolean hasCron(StandInServer server) {
    return server.equals(servers().getFirst());
  }

  private static void done(Servers hands, StandInServer server, String step, ServerAction action) {
    Job job = new Job("0", step, 1);
    Outcome outcome =
        hands.act(server.address(), server.app(), job, new Fence(1), action, PATIENCE);
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("%s on %s: %s".formatted(step, server.name(), outcome));
    }
  }

  @Override
  public void close() {
    servers.close();
  }
}
