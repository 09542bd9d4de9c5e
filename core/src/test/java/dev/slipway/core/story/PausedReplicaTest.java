package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.release.Release;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replica stands still in the middle of a side effect, as in a long garbage collection. */
class PausedReplicaTest extends ShopStory {
  @Test
  void aReplicaThatWakesUpAfterItsLeaseEndedChangesNothing() {
    int release = pausedWhileGoingLive();
    world.replicas.start();
    world.passes(Duration.ofSeconds(10));
    world.comesToRest();
    List<String> events = world.events(ProcessKind.RELEASE, release);
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);

    wakesUp();

    assertThat(world.events(ProcessKind.RELEASE, release)).isEqualTo(events);
    assertThat(outside.target("web").count("goLive")).isEqualTo(1);
  }

  @Test
  void aReplicaThatStillTrustsALeaseThatTheDatabaseGaveAwayIsFencedOff() {
    outside.target("web").takes(20);
    int release = pausedWhileGoingLive();
    world.shared.leases.expireAll();
    world.replicas.start();
    world.passes(Duration.ofSeconds(3));
    assertThat(world.release(release)).isInstanceOf(Release.GoingLive.class);

    wakesUp();
    world.comesToRest();

    assertThat(world.events(ProcessKind.RELEASE, release))
        .filteredOn("TargetStarted"::equals)
        .hasSize(2);
    assertThat(outside.target("web").count("goLive")).isEqualTo(1);
    assertThat(world.release(release)).isInstanceOf(Release.Live.class);
  }

  private int pausedWhileGoingLive() {
    int release = awaiting("Round VAT");
    Life life = world.replicas.first().life;
    life.pausesAfter("Target.goLive");
    world.confirms(MANAGER, release);
    world.replicas.until(life::isPaused);
    return release;
  }

  private void wakesUp() {
    world.replicas.first().life.wakeUp();
    world.replicas.quiet();
  }
}
