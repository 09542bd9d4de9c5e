package dev.slipway.sandbox.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.Share;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Marks;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.TargetContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as a target: the real scripts through real ssh, on a stand-in server. */
final class ServerTargetContractTest extends TargetContract {
  private static final Fence FENCE = new Fence(1);
  private static final Change CHANGE = change(new PlanHash("0123456789ab"));

  @TempDir private Path folder;

  @AutoClose private Stage stage;

  @BeforeEach
  void start() throws IOException {
    stage = Stage.open(folder, 1);
  }

  @Override
  protected World world() {
    return ServerWorld.begin(stage);
  }

  @Test
  void whatStillWaitsToGoLiveDoesNotAfterItWasTakenBack() throws IOException, InterruptedException {
    World world = world();
    Known known = prepared(world);
    Process other = lock();
    String rollout = world.target().goLive(CHANGE, known, FENCE);
    Known back = back(known, rollout);

    world.target().rollBack(CHANGE, back, FENCE);
    release(other);
    world.finish();

    assertThat(world.target().observe(CHANGE, back)).isInstanceOf(Rollout.TakenBack.class);
    assertThat(world.target().standing().commit()).contains(OLD);
  }

  private static Known prepared(World world) {
    String before = world.target().standing().revision();
    Known known = new Known(before, Marks.NONE, Share.ALL, Instant.EPOCH, world.now(), false);
    world.target().fetch(CHANGE, known, FENCE);
    world.getReady();
    world.target().prepare(CHANGE, known, FENCE);
    world.getReady();
    return known;
  }

  /** Somebody else is at work on the app, as every job is: with its lock. */
  private Process lock() throws IOException {
    Path lock = Path.of(stage.first().app().directory(), "lock");
    Process other =
        new ProcessBuilder("flock", lock.toString(), "sh", "-c", "echo held; cat").start();
    assertThat(other.inputReader().readLine()).isEqualTo("held");
    return other;
  }

  private static void release(Process other) throws IOException, InterruptedException {
    other.getOutputStream().close();
    other.waitFor();
  }

  private static Known back(Known known, String rollout) {
    return new Known(
        known.before(),
        known.marks().withRollout(rollout),
        Share.ALL,
        Instant.EPOCH,
        known.movedAt(),
        true);
  }
}
