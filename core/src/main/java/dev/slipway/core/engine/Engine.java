package dev.slipway.core.engine;

import dev.slipway.core.app.AppName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs processes: wakes them, one {@link Turn} at a time for each, and looks after those that other
 * replicas left behind. What it knows can be lost at any instant; the store is the truth.
 */
public final class Engine implements AutoCloseable {
  private static final Duration LOOK_AROUND = Duration.ofSeconds(1);
  private static final int AT_ONCE = 100;

  private final Map<ProcessKind, Turn<?, ?, ?>> turns;
  private final EventStore store;
  private final LeaseKeeper leases;
  private final InstantSource clock;
  private final Consumer<Throwable> trouble;
  private final Map<ProcessId, Bell> awake = new ConcurrentHashMap<>();
  private final ExecutorService turning = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger calls = new AtomicInteger();
  private final Bell closing = new Bell();
  private volatile boolean open = true;
  private volatile boolean drained;

  /**
   * @param trouble hears of everything that went wrong inside a turn, for the log
   */
  public Engine(
      List<Turn<?, ?, ?>> turns,
      EventStore store,
      LeaseKeeper leases,
      InstantSource clock,
      Consumer<Throwable> trouble) {
    this.turns = new ConcurrentHashMap<>();
    turns.forEach(turn -> this.turns.put(turn.kind(), turn));
    this.store = store;
    this.leases = leases;
    this.clock = clock;
    this.trouble = trouble;
  }

  /** Begins to look around for processes that nobody takes care of. */
  public void start() {
    Thread.ofVirtual()
        .name("engine-leases")
        .start(() -> everyLookAround(leases::renew, () -> !drained));
    Thread.ofVirtual()
        .name("engine-overdue")
        .start(() -> everyLookAround(this::wakeOverdue, () -> open));
  }

  /** Lets a process take its turn now, on this replica, unless another one holds it. */
  public void wake(ProcessId id) {
    if (!open) {
      return;
    }
    Bell bell = new Bell();
    if (awake.compute(id, (same, present) -> present == null ? bell : rung(present)) != bell) {
      return;
    }
    begin(id, bell);
  }

  private void begin(ProcessId id, Bell bell) {
    try {
      turning.execute(() -> turn(id, bell));
    } catch (RejectedExecutionException closed) {
      awake.remove(id, bell);
    }
  }

  /** Wakes a process that moved, and, when it ended, those of its app that may wait for that. */
  public void moved(ProcessId id, Index index) {
    wake(id);
    if (index.ended()) {
      wakeAll(index.app());
    }
  }

  /** Wakes whatever has not ended in an app. Returns at once. */
  public void wakeAll(AppName app) {
    calls.incrementAndGet();
    Thread.ofVirtual()
        .name("engine-wake-all")
        .start(
            () -> {
              guarded(() -> wakeOpen(app));
              calls.decrementAndGet();
            });
  }

  /** Whether all whom {@link #wakeAll} calls have been woken. */
  public boolean hasCalledAll() {
    return calls.get() == 0;
  }

  /** Wakes what has not ended of one kind in an app. Returns at once. */
  public void wakeAll(ProcessKind kind, AppName app) {
    Thread.ofVirtual().name("engine-wake-all").start(() -> guarded(() -> wakeOpen(kind, app)));
  }

  /** The processes that this replica works on now. */
  public Set<ProcessId> awake() {
    return Set.copyOf(awake.keySet());
  }

  /** Takes no new turn, lets running steps finish within the time, gives the leases back. */
  public void drain(Duration patience) {
    open = false;
    closing.ring();
    awake.values().forEach(Bell::ring);
    turning.shutdown();
    try {
      if (!turning.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        turning.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      turning.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      drained = true;
      closing.ring();
    }
  }

  @Override
  public void close() {
    drain(Duration.ZERO);
  }

  /** Rung while nobody can take it out of the map: no ring is lost to a turn that ends just now. */
  private static Bell rung(Bell present) {
    present.ring();
    return present;
  }

  private void turn(ProcessId id, Bell bell) {
    Thread.currentThread().setName(id.toString());
    try {
      Turn<?, ?, ?> turn = turns.get(id.kind());
      if (turn != null) {
        turn.take(id, bell, () -> open);
      }
    } catch (RuntimeException | Error failure) {
      trouble.accept(failure);
    } finally {
      goOnIfCalled(id);
    }
  }

  /** At once: nobody must see a process asleep that somebody has called. */
  private void goOnIfCalled(ProcessId id) {
    Bell next = new Bell();
    if (awake.computeIfPresent(id, (same, ended) -> ended.hasRung() && open ? next : null)
        == next) {
      begin(id, next);
    }
  }

  private void wakeOverdue() {
    for (ProcessId id : store.overdue(clock.instant(), AT_ONCE)) {
      wake(id);
    }
  }

  private void wakeOpen(AppName app) {
    for (ProcessKind kind : ProcessKind.values()) {
      wakeOpen(kind, app);
    }
  }

  private void wakeOpen(ProcessKind kind, AppName app) {
    store.open(kind, app).forEach(this::wake);
  }

  private void everyLookAround(Runnable chore, BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      guarded(chore);
      closing.await(LOOK_AROUND);
    }
  }

  private void guarded(Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException | Error failure) {
      trouble.accept(failure);
    }
  }
}
