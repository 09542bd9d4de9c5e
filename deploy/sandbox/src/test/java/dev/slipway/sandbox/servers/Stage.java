package dev.slipway.sandbox.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.adapters.servers.Fault;
import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.ServerState;
import dev.slipway.adapters.servers.ServerTargets;
import dev.slipway.adapters.servers.Servers;
import dev.slipway.adapters.ssh.SshServers;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.sandbox.containers.AppBuild;
import dev.slipway.sandbox.hosts.Load;
import dev.slipway.sandbox.hosts.RealHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Stand-in servers, the builds that their registry has, and the bot's hands. */
final class Stage implements AutoCloseable {
  static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
  private static final ImageName NAME = new ImageName("registry.example.com/shop");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<ImageDigest, AppBuild> builds = new ConcurrentHashMap<>();
  private final Map<ImageDigest, Runnable> pulls = new ConcurrentHashMap<>();
  private final StandInServers all;
  private final SshServers ssh;
  private final Servers servers;

  private Stage(Path folder, int count) throws IOException {
    this.all = StandInServers.start(folder, count, RealHosts.SHOP, this::found);
    this.ssh = new SshServers(all.ssh());
    this.servers = new Servers(ssh, InstantSource.system());
  }

  static Stage open(Path folder, int count) throws IOException {
    List<String> missing = StandInServers.missing();
    if (!missing.isEmpty()) {
      System.err.println("NOTHING WAS TRIED ON STAND-IN SERVERS: this machine lacks " + missing);
    }
    assumeTrue(missing.isEmpty(), "this machine lacks " + missing);
    return new Stage(folder.resolve("servers"), count);
  }

  private Optional<AppBuild> found(ImageDigest digest) {
    Optional.ofNullable(pulls.remove(digest)).ifPresent(Runnable::run);
    return Optional.ofNullable(builds.get(digest));
  }

  /** What happens when a server first asks the registry for a build, which it then gets. */
  void onPull(ServerBuild build, Runnable deed) {
    builds.put(build.image().digest(), AppBuild.of(build.commit(), AppBuild.Kind.WELL));
    pulls.put(build.image().digest(), deed);
  }

  /** A build that the registry has. */
  ServerBuild build(String commit, Instant committed, AppBuild.Kind kind) {
    ServerBuild build = image(commit, committed);
    has(build.image().digest(), build.commit(), kind);
    return build;
  }

  /** From now on the registry has it. */
  void has(ImageDigest digest, CommitSha commit, AppBuild.Kind kind) {
    builds.put(digest, AppBuild.of(commit, kind));
  }

  ServerBuild build(String commit) {
    return build(commit, MONDAY, AppBuild.Kind.WELL);
  }

  /** A build that the registry does not have. */
  static ServerBuild image(String commit, Instant committed) {
    ImageDigest digest = new ImageDigest("sha256:" + commit.repeat(2).substring(0, 64));
    return new ServerBuild(new Image(NAME, digest), new CommitSha(commit), committed);
  }

  List<StandInServer> servers() {
    return all.servers();
  }

  StandInServer first() {
    return all.servers().getFirst();
  }

  Outcome act(StandInServer server, Job job, ServerAction action) {
    return act(server, job, new Fence(1), action);
  }

  Outcome act(StandInServer server, Job job, Fence fence, ServerAction action) {
    return servers.act(server.address(), server.app(), job, fence, action, PATIENCE);
  }

  /** Waits until the job is over; at once if it does not run. */
  void await(StandInServer server, Job job) {
    servers.find(server.address(), server.app(), job, PATIENCE);
  }

  /** What a release meets there. */
  ServerTargets targets(StandInServer server) {
    return new ServerTargets(servers, _ -> server.place(), InstantSource.system());
  }

  Outcome act(Job job, ServerAction action) {
    return act(first(), job, action);
  }

  /** On every server; all must be done. */
  void everywhere(String release, String step, ServerAction action) {
    Map<String, Outcome> outcomes =
        servers().parallelStream()
            .collect(
                Collectors.toMap(
                    StandInServer::name, s -> act(s, new Job(release, step, 1), action)));
    assertThat(outcomes.values()).allSatisfy(Stage::done);
  }

  /** The build is live on every server, as a release of its own. */
  void live(String release, ServerBuild build) {
    everywhere(release, "prepare", prepare(build));
    everywhere(release, "live", new ServerAction.Live(build));
  }

  ServerState look(StandInServer server) {
    return servers.look(server.address(), server.app());
  }

  ServerState probe(StandInServer server) {
    return servers.probe(server.address(), server.app());
  }

  List<InetSocketAddress> sites() {
    return servers().stream()
        .map(server -> new InetSocketAddress(InetAddress.getLoopbackAddress(), server.site()))
        .toList();
  }

  /** The users, of so many, whom a build answers. */
  List<Integer> on(ServerBuild build, int users) {
    return Load.eachAt(sites(), users, 8).entrySet().stream()
        .filter(answer -> answer.getValue().equals(build.commit().value()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  static ServerAction prepare(ServerBuild build) {
    return new ServerAction.Prepare(build, Optional.empty());
  }

  static void done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  static Outcome.Failed failed(Outcome outcome, Fault fault) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.fault()).as(failed.toString()).isEqualTo(fault);
    return failed;
  }

  @Override
  public void close() {
    ssh.close();
    all.close();
  }
}
