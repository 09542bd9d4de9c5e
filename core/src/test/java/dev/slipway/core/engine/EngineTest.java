package dev.slipway.core.engine;

import static dev.slipway.core.engine.SampleChapters.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {
  private final ErrandWorld world = new ErrandWorld(this::moved, "a");
  private final Queue<Throwable> troubles = new ConcurrentLinkedQueue<>();
  private final LinkedBlockingQueue<String> looks = new LinkedBlockingQueue<>();
  private final Engine engine =
      new Engine(List.of(world.turn), world.store, world.keeper, world.clock, troubles::add);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void aStartedProcessGoesByItself() throws Exception {
    CountDownLatch acted = new CountDownLatch(1);
    world.performer.acting(
        task -> {
          acted.countDown();
          return SamplePerformer.done(task);
        });

    ProcessId id = world.asked();

    soon(acted);
    drained();
    assertThat(world.done(id)).containsExactly("a");
  }

  @Test
  void aWakeDuringATurnIsNotLost() throws Exception {
    CountDownLatch acting = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    world.performer.observing(
        task -> {
          looks.add(task.key());
          acting.countDown();
          soon(go);
          return new Observation.Underway<>(Duration.ofSeconds(15), Optional.empty());
        });
    ProcessId id = world.asked();
    soon(acting);
    assertThat(engine.awake()).containsExactly(id);

    engine.wake(id);
    engine.wake(id);
    go.countDown();

    assertThat(looks.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
    assertThat(looks.poll(10, TimeUnit.SECONDS)).as("the second look").isEqualTo("a");
    drained();
    assertThat(looks).as("two rings are one more turn").isEmpty();
  }

  @Test
  void whoMayWaitForTheEndOfAnotherIsWokenByIt() throws Exception {
    world.performer.observing(
        task -> {
          looks.add(Thread.currentThread().getName().replaceFirst("-step.*", ""));
          return new Observation.Underway<>(Duration.ofSeconds(15), Optional.empty());
        });
    ProcessId follower = world.asked("follower");
    ProcessId first = world.asked("first");
    assertThat(List.of(look(), look()))
        .containsExactlyInAnyOrder(follower.toString(), first.toString());

    world.journal.say(first, state -> Optional.of(new SampleEvent.Finished(T0)));

    assertThat(look()).isEqualTo(follower.toString());
  }

  @Test
  void whatHasNotEndedOfAKindInAnAppCanBeWoken() throws Exception {
    world.performer.observing(
        task -> {
          looks.add(Thread.currentThread().getName().replaceFirst("-step.*", ""));
          return new Observation.Underway<>(Duration.ofSeconds(15), Optional.empty());
        });
    ProcessId id = world.asked();
    assertThat(look()).isEqualTo(id.toString());

    engine.wakeAll(id.kind(), SampleChapters.SHOP);

    assertThat(look()).isEqualTo(id.toString());
  }

  @Test
  void aProcessThatAnotherReplicaLeftBehindIsPickedUp() throws Exception {
    CountDownLatch acted = new CountDownLatch(1);
    world.performer.acting(
        task -> {
          acted.countDown();
          return SamplePerformer.done(task);
        });
    world.store.start(
        ProcessKind.PICK,
        "left",
        new Chapter(
            new SampleEvent.Asked(SampleChapters.SHOP, T0),
            new Index(SampleChapters.SHOP, false, Optional.empty(), Set.of()),
            List.of(),
            T0));

    engine.start();

    soon(acted);
  }

  @Test
  void anErrorInATurnIsHeardOfAndTheLeaseIsFree() throws Exception {
    CountDownLatch acted = new CountDownLatch(1);
    world.performer.acting(
        task -> {
          acted.countDown();
          throw new StackOverflowError("a deep bug");
        });

    ProcessId id = world.asked();
    soon(acted);
    drained();

    assertThat(troubles).hasSize(1);
    assertThat(troubles.peek()).hasRootCauseInstanceOf(StackOverflowError.class);
    assertThat(world.other().take(id.toString())).isPresent();
  }

  @Test
  void aDrainedEngineFinishesWhatItDoesAndTakesNothingNew() throws Exception {
    CountDownLatch acting = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    world.performer.acting(
        task -> {
          acting.countDown();
          soon(go);
          return SamplePerformer.done(task);
        });
    ProcessId id = world.asked();
    soon(acting);
    Thread draining = Thread.ofVirtual().start(this::drained);
    while (draining.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    ProcessId late = world.asked("late");
    go.countDown();
    draining.join();

    assertThat(world.done(id)).containsExactly("a");
    assertThat(world.done(late)).isEmpty();
    assertThat(engine.awake()).isEmpty();
    assertThat(world.other().take(id.toString())).isPresent();
  }

  private void moved(ProcessId process, Index index) {
    engine.moved(process, index);
  }

  private void drained() {
    engine.drain(Duration.ofSeconds(10));
  }

  private String look() throws InterruptedException {
    return String.valueOf(looks.poll(10, TimeUnit.SECONDS));
  }

  private static void soon(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
