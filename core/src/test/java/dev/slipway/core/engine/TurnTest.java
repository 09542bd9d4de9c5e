package dev.slipway.core.engine;

import static dev.slipway.core.engine.SampleChapters.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TurnTest {
  @Test
  void stepsAreDoneSideBySideAndEachAppendsItsOwnEvent() {
    ErrandWorld world = new ErrandWorld("a", "b", "c");
    CyclicBarrier allAtOnce = new CyclicBarrier(3);
    world.performer.acting(
        task -> {
          meet(allAtOnce);
          return SamplePerformer.done(task);
        });
    ProcessId id = world.asked();

    world.take(id);

    assertThat(world.done(id)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(world.performer.acts()).hasSize(3);
  }

  @Test
  void waitingSetsATimerAndGivesTheLeaseBack() {
    ErrandWorld world = new ErrandWorld("a");
    ProcessId id = world.asked();

    world.take(id);

    assertThat(world.wakeups.of(id)).contains(SampleErrand.UNTIL);
    assertThat(world.store.overdue(SampleErrand.UNTIL.minusSeconds(1), 9)).isEmpty();
    assertThat(world.store.overdue(SampleErrand.UNTIL, 9)).containsExactly(id);
    assertThat(world.other().take(id.toString())).isPresent();
  }

  @Test
  void theTurnOfAnotherReplicaIsNotTaken() {
    ErrandWorld world = new ErrandWorld("a");
    ProcessId id = world.asked();
    world.other().take(id.toString());

    world.take(id);

    assertThat(world.performer.acts()).isEmpty();
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aTurnThatIsFencedOffActsNoMoreThoughItStillTrustsItsLease() {
    ErrandWorld world = new ErrandWorld("a");
    ProcessId id = world.asked();
    world.performer.acting(
        task -> {
          world.leases.expireAll();
          world.other().take(id.toString());
          return SamplePerformer.done(task);
        });

    world.take(id);

    assertThat(world.performer.acts()).containsExactly("a");
    assertThat(world.done(id)).isEmpty();
  }

  @Test
  void anEventThatBecameImpossibleMeanwhileIsDropped() {
    ErrandWorld world = new ErrandWorld("a");
    ProcessId id = world.asked();
    world.performer.acting(
        task -> {
          world.journal.say(id, state -> Optional.of(SamplePerformer.done(task)));
          return SamplePerformer.done(task);
        });

    world.take(id);

    assertThat(world.done(id)).containsExactly("a");
    assertThat(world.journal.events(id)).hasSize(2);
  }

  @Test
  void whatThePersonDidMeanwhileDecidesWhatIsDoneNext() {
    ErrandWorld world = new ErrandWorld("a", "b");
    ProcessId id = world.asked();
    world.performer.acting(
        task -> {
          world.journal.say(id, state -> Optional.of(new SampleEvent.Finished(T0)));
          throw new Unavailable("it", "away", new IllegalStateException());
        });

    world.take(id);

    assertThat(world.journal.read(id).state().finished()).isTrue();
    assertThat(world.performer.acts()).hasSize(2);
  }

  @Test
  void pausesGrowAndThenStayAsTheyAre() {
    ErrandWorld world = failing(8, Duration.ZERO);

    assertThat(world.pauses)
        .extracting(Duration::toMillis)
        .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 15000L, 15000L, 15000L);
  }

  @Test
  void aSystemIsLeftAloneForAsLongAsItAsks() {
    assertThat(failing(2, Duration.ofSeconds(40)).pauses)
        .containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(40));
  }

  @Test
  void aTroubleIsToldOnceHoweverLongItLasts() {
    assertThat(failing(30, Duration.ZERO).performer.delays())
        .containsExactly("it is unavailable: away");
  }

  @Test
  void whatIsBeingMadeIsLookedAtOftenAndToldNowAndThen() {
    ErrandWorld world = failing(10, tries -> new NotYet("it", "it is being made: " + tries));

    assertThat(world.pauses).hasSize(10).containsOnly(Duration.ofSeconds(2));
    assertThat(world.performer.delays())
        .containsExactly("it is being made: 1", "it is being made: 9");
  }

  @Test
  void aShortTroubleIsNotTold() {
    assertThat(failing(3, Duration.ZERO).performer.delays()).isEmpty();
  }

  @Test
  void ourOwnFailureIsReportedAndTriedAgain() {
    ErrandWorld world = new ErrandWorld("a");
    AtomicInteger tries = new AtomicInteger();
    world.performer.observing(
        task -> {
          if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException("a bug");
          }
          return new Observation.Absent<>();
        });
    ProcessId id = world.asked();

    world.take(id);

    assertThat(world.bugs).hasSize(1);
    assertThat(world.pauses).containsExactly(Duration.ofSeconds(5));
    assertThat(world.done(id)).containsExactly("a");
  }

  @Test
  void whatIsDeniedIsNotTriedAgain() {
    ErrandWorld world = new ErrandWorld("a");
    world.performer.acting(
        task -> {
          throw new Denied("no");
        });
    ProcessId id = world.asked();

    world.take(id);

    assertThat(world.journal.read(id).state().finished()).isTrue();
    assertThat(world.performer.acts()).containsExactly("a");
  }

  @Test
  void ownEventsDoNotCallForAnotherTurn() {
    ErrandWorld world = new ErrandWorld("a", "b");

    world.take(world.asked());

    assertThat(world.bell.hasRung()).isFalse();
  }

  @Test
  void aFarAwayLookIsATimerAndNotALongTurn() {
    ErrandWorld world = new ErrandWorld("a");
    world.performer.observing(
        task -> new Observation.Underway<>(Duration.ofSeconds(15), Optional.empty()));
    ProcessId id = world.asked();

    world.take(id);

    assertThat(world.wakeups.of(id)).contains(T0.plusSeconds(15));
    assertThat(world.pauses).isEmpty();
  }

  @Test
  void whatWasDoneBeforeIsRememberedAndNotDoneAgain() {
    ErrandWorld world = new ErrandWorld("a");
    world.performer.observing(task -> new Observation.Done<>(SamplePerformer.done(task)));
    ProcessId id = world.asked();

    world.take(id);

    assertThat(world.done(id)).isEqualTo(List.of("a"));
    assertThat(world.performer.acts()).isEmpty();
  }

  private static ErrandWorld failing(int times, Duration retryAfter) {
    return failing(
        times, tries -> new Unavailable("it", "away", retryAfter, new IllegalStateException()));
  }

  private static ErrandWorld failing(int times, IntFunction<Unavailable> failure) {
    ErrandWorld world = new ErrandWorld("a");
    AtomicInteger tries = new AtomicInteger();
    world.performer.observing(
        task -> {
          if (tries.incrementAndGet() <= times) {
            throw failure.apply(tries.get());
          }
          return new Observation.Absent<>();
        });
    ProcessId id = world.asked();
    world.take(id);
    assertThat(world.done(id)).contains("a");
    return world;
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }
}
