package dev.slipway.adapters.schedule;

import dev.slipway.adapters.store.Database;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Timers in the database, shared by all replicas. A timer fires on one of those that are started; a
 * dead one is replaced within 10 seconds. Thread-safe.
 */
public final class QuartzWakeups implements Wakeups, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(QuartzWakeups.class);
  private static final String GROUP = "process";
  private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final JobDetail JOB =
      JobBuilder.newJob(WakeJob.class).withIdentity("wake", GROUP).storeDurably().build();

  private final Scheduler scheduler;
  private final Map<ProcessId, Instant> unsaved = new ConcurrentHashMap<>();
  private final ReentrantLock saving = new ReentrantLock();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean retrying;

  /**
   * Joins the cluster without firing anything; {@link #start} does.
   *
   * @param replica names this replica among the others
   * @param wake called on a thread of the scheduler: must only pass it on
   */
  public QuartzWakeups(Database database, String replica, Consumer<ProcessId> wake) {
    try {
      scheduler = QuartzCluster.join(database, replica);
      scheduler.setJobFactory((fired, its) -> new WakeJob(wake));
    } catch (SchedulerException e) {
      throw new IllegalStateException("failed to set up timers: " + e.getMessage(), e);
    }
  }

  /** Begins, or begins again, to fire timers here. */
  public void start() {
    try {
      scheduler.start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("failed to start timers: " + e.getMessage(), e);
    }
  }

  /** Leaves the timers to the other replicas. */
  public void standby() {
    try {
      scheduler.standby();
    } catch (SchedulerException e) {
      throw new IllegalStateException("failed to stop timers: " + e.getMessage(), e);
    }
  }

  @Override
  public void at(ProcessId process, Instant when) {
    unsaved.put(process, when);
    saving.lock();
    try {
      save(process);
    } catch (SchedulerException e) {
      retryLater(e);
    } finally {
      saving.unlock();
    }
  }

  /** Saves the newest wish; whoever held the lock before may have done so. */
  private void save(ProcessId process) throws SchedulerException {
    Instant when = unsaved.get(process);
    if (when != null) {
      scheduler.scheduleJob(JOB, Set.of(trigger(process, when)), true);
      unsaved.remove(process, when);
    }
  }

  private static SimpleTrigger trigger(ProcessId process, Instant when) {
    return TriggerBuilder.newTrigger()
        .withIdentity(process.toString(), GROUP)
        .forJob(JOB)
        .startAt(Date.from(when.isBefore(NEVER) ? when : NEVER))
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
        .build();
  }

  private void retryLater(SchedulerException failure) {
    if (!retrying) {
      retrying = true;
      log.warn("timers cannot be stored, trying again: {}", failure.getMessage());
      Thread.ofVirtual().name("wakeups-retry").start(this::retry);
    }
  }

  private void retry() {
    try {
      while (!closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
        if (saveAll()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean saveAll() {
    saving.lock();
    try {
      for (ProcessId process : unsaved.keySet()) {
        save(process);
      }
      retrying = false;
      log.info("timers are stored again");
      return true;
    } catch (SchedulerException e) {
      return false;
    } finally {
      saving.unlock();
    }
  }

  /** Waits for wake-ups that are being passed on. */
  @Override
  public void close() {
    close(true);
  }

  /**
   * Leaves the cluster; the timers stay and fire elsewhere.
   *
   * @param wait whether to wait for wake-ups that are being passed on
   */
  public void close(boolean wait) {
    closed.countDown();
    try {
      scheduler.shutdown(wait);
    } catch (SchedulerException e) {
      log.warn("failed to close timers: {}", e.getMessage());
    }
  }
}
