package dev.slipway.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Leases} does; each test begins without any. */
public abstract class LeasesContract {
  private static final String NAME = "release-42";

  /** Leases of a replica in front of the same database. */
  protected abstract Leases leases(String owner);

  /** Lets time pass. */
  protected abstract void elapse(Duration time);

  @Test
  void leaseIsHeldByOne() {
    assertThat(leases("one").take(NAME)).contains(new Lease(NAME, new Fence(1)));
    assertThat(leases("two").take(NAME)).isEmpty();
    assertThat(leases("one").take(NAME)).isEmpty();
    assertThat(leases("two").take("pick-1")).isPresent();
  }

  @Test
  void fenceGrowsWithEveryTaking() {
    Lease first = leases("one").take(NAME).orElseThrow();
    leases("one").release(first);
    Lease second = leases("one").take(NAME).orElseThrow();
    elapse(Leases.TIME_TO_LIVE.plusMillis(1));
    Lease third = leases("two").take(NAME).orElseThrow();

    assertThat(List.of(first, second, third))
        .extracting(lease -> lease.fence().value())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void leaseCanBeTakenOnceItRanOut() {
    assertThat(leases("one").take(NAME)).isPresent();

    elapse(Leases.TIME_TO_LIVE.minusSeconds(2));
    assertThat(leases("two").take(NAME)).isEmpty();
    elapse(Duration.ofSeconds(3));
    assertThat(leases("two").take(NAME)).isPresent();
  }

  @Test
  void renewedLeaseLasts() {
    Lease lease = leases("one").take(NAME).orElseThrow();
    elapse(Duration.ofSeconds(4));

    assertThat(leases("one").renew(List.of(lease))).containsExactly(lease);
    elapse(Duration.ofSeconds(4));
    assertThat(leases("two").take(NAME)).isEmpty();
  }

  @Test
  void renewingAnswersThoseThatStillAreOurs() {
    Lease kept = leases("one").take("pick-1").orElseThrow();
    Lease lost = leases("one").take("pick-2").orElseThrow();
    Lease released = leases("one").take("pick-3").orElseThrow();
    Lease retaken = leases("one").take("pick-4").orElseThrow();
    leases("one").release(released);
    elapse(Leases.TIME_TO_LIVE.plusSeconds(1));
    assertThat(leases("two").take("pick-2")).isPresent();
    Lease again = leases("one").take("pick-4").orElseThrow();
    Lease foreign = leases("two").take("pick-5").orElseThrow();

    assertThat(leases("one").renew(List.of(kept, lost, released, retaken, again, foreign)))
        .containsExactlyInAnyOrder(kept, again);
    assertThat(leases("one").renew(List.of())).isEmpty();
  }

  @Test
  void onlyTheHolderReleases() {
    Lease mine = leases("one").take(NAME).orElseThrow();

    leases("two").release(mine);
    assertThat(leases("two").take(NAME)).isEmpty();
    leases("one").release(mine);
    Lease theirs = leases("two").take(NAME).orElseThrow();
    leases("one").release(mine);
    assertThat(leases("one").take(NAME)).isEmpty();
    assertThat(leases("two").renew(Set.of(theirs))).containsExactly(theirs);
  }

  @Test
  void oneOfManyTakesIt() throws Exception {
    List<Optional<Lease>> first = AtOnce.run(16, i -> leases("replica-" + i % 2).take(NAME));
    assertThat(first).filteredOn(Optional::isPresent).hasSize(1);

    elapse(Leases.TIME_TO_LIVE.plusSeconds(1));
    List<Optional<Lease>> second = AtOnce.run(16, i -> leases("replica-" + i % 2).take(NAME));
    assertThat(second)
        .filteredOn(Optional::isPresent)
        .containsExactly(Optional.of(new Lease(NAME, new Fence(2))));
  }
}
