package dev.slipway.core.engine;

import static dev.slipway.core.engine.SampleChapters.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest {
  private final SettableClock clock = new SettableClock(T0);
  private final FakeLeases.World world = new FakeLeases.World(clock);
  private final LeaseKeeper keeper = new LeaseKeeper(new FakeLeases(world, "one"), clock);
  private final Lease lease = keeper.take("pick-1").orElseThrow();

  @Test
  void aLeaseIsTrustedUntilItsTimeIsOver() {
    clock.advance(Leases.TIME_TO_LIVE.minusMillis(1));
    assertThat(keeper.isHeld(lease)).isTrue();

    clock.advance(Duration.ofMillis(1));
    assertThat(keeper.isHeld(lease)).isFalse();
  }

  @Test
  void theTimeThatTheDatabaseTookToAnswerIsNotTrusted() {
    LeaseKeeper slow = new LeaseKeeper(slow(Duration.ofSeconds(2)), clock);
    Lease taken = slow.take("pick-2").orElseThrow();

    clock.advance(Leases.TIME_TO_LIVE.minusSeconds(2));

    assertThat(slow.isHeld(taken)).isFalse();
    assertThat(new FakeLeases(world, "two").take("pick-2"))
        .as("the database still honours it")
        .isEmpty();
  }

  @Test
  void renewingKeepsIt() {
    for (int i = 0; i < 10; i++) {
      clock.advance(Leases.TIME_TO_LIVE.dividedBy(2));
      keeper.renew();
    }
    assertThat(keeper.isHeld(lease)).isTrue();
  }

  @Test
  void aLeaseThatTheDatabaseGaveAwayIsForgottenWhenItIsRenewed() {
    world.expireAll();
    new FakeLeases(world, "two").take("pick-1");

    keeper.renew();

    assertThat(keeper.isHeld(lease)).isFalse();
  }

  @Test
  void aDatabaseThatIsAwayDoesNotEndTheTrustBeforeItsTime() {
    world.goAway();

    assertThatThrownBy(keeper::renew).isInstanceOf(Unavailable.class);

    assertThat(keeper.isHeld(lease)).isTrue();
  }

  @Test
  void aReleasedLeaseIsNotHeldAndFreeForOthers() {
    keeper.release(lease);

    assertThat(keeper.isHeld(lease)).isFalse();
    assertThat(new FakeLeases(world, "two").take("pick-1"))
        .hasValueSatisfying(
            taken -> assertThat(taken.fence().value()).isGreaterThan(lease.fence().value()));
  }

  @Test
  void aLostLeaseIsNotHeldAndNotGivenBack() {
    keeper.lost(lease);

    assertThat(keeper.isHeld(lease)).isFalse();
    assertThat(keeper.take("pick-1")).isEmpty();
  }

  private Leases slow(Duration takes) {
    Leases fast = new FakeLeases(world, "slow");
    return new Leases() {
      @Override
      public Optional<Lease> take(String name) {
        clock.advance(takes);
        return fast.take(name);
      }

      @Override
      public Set<Lease> renew(Collection<Lease> leases) {
        return fast.renew(leases);
      }

      @Override
      public void release(Lease held) {
        fast.release(held);
      }
    };
  }
}
