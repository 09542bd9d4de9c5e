package dev.slipway.sandbox.servers;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.adapters.servers.ServerTargets;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.TargetContract;
import dev.slipway.sandbox.containers.AppBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A stand-in server that runs the old build, as a target. Whatever goes live or back there meets a
 * frozen nginx, and is in progress for as long as the test likes.
 */
final class ServerWorld implements TargetContract.World {
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Fence LATER = new Fence(43L << 20);
  private static final TargetSpec.Server SPEC =
      new TargetSpec.Server(
          new TargetName("web-1"), 1, new AppName("shop"), "slipway@web-1.example.com", false);

  private final Stage stage;
  private final StandInServer server;
  private final ServerTargets targets;
  private final AtomicBoolean losing = new AtomicBoolean();

  private ServerWorld(Stage stage) {
    this.stage = stage;
    this.server = stage.first();
    this.targets = stage.targets(server);
  }

  static ServerWorld begin(Stage stage) {
    stage.live("41", stage.build(TargetContract.OLD.value()));
    stage.has(TargetContract.DIGEST, TargetContract.NEW, AppBuild.Kind.WELL);
    return new ServerWorld(stage);
  }

  /** It begins jobs and does not wait for them, unless their answer is to be cut off. */
  @Override
  public Target target() {
    return targets.of(SPEC, DEADLINE, losing.get() ? LONG : Duration.ZERO);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public int parts() {
    return 2;
  }

  @Override
  public void getReady() {
    finish();
  }

  @Override
  public void finish() {
    server.thaw();
    unfinished().forEach(job -> stage.await(server, job));
    server.freeze(this::met);
  }

  /** Ours ends, and a release of another bot comes. */
  @Override
  public void supersede() {
    finish();
    server.thaw();
    ServerBuild other = stage.build("e".repeat(40));
    Stage.done(stage.act(server, new Job("43", "prepare", 1), LATER, Stage.prepare(other)));
    Stage.done(stage.act(server, new Job("43", "live", 1), LATER, new ServerAction.Live(other)));
  }

  @Override
  public void unavailable() {
    server.gone(true);
  }

  @Override
  public void loseAnswer() {
    losing.set(true);
  }

  private void met() {
    if (losing.getAndSet(false)) {
      server.cutSsh();
    }
  }

  private List<Job> unfinished() {
    try (Stream<Path> jobs = Files.list(Path.of(server.app().directory(), "jobs"))) {
      return jobs.filter(job -> !Files.exists(job.resolve("exit")))
          .map(job -> Job.parse(job.getFileName().toString()))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("failed to list the jobs of " + server.name(), e);
    }
  }
}
