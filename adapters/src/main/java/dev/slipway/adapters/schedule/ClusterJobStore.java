package dev.slipway.adapters.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.quartz.JobPersistenceException;
import org.quartz.impl.jdbcjobstore.FiredTriggerRecord;
import org.quartz.impl.jdbcjobstore.JobStoreSupport;
import org.quartz.impl.jdbcjobstore.SchedulerStateRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quartz' job store, with a hand-over in seconds: ours is to be complete within ten. */
final class ClusterJobStore extends JobStoreSupport {
  private static final Logger log = LoggerFactory.getLogger(ClusterJobStore.class);
  private static final Duration GRACE = Duration.ofSeconds(3);

  @Override
  protected Connection getNonManagedTXConnection() throws JobPersistenceException {
    return getConnection();
  }

  @Override
  protected <T> T executeInLock(String lock, TransactionCallback<T> work)
      throws JobPersistenceException {
    return executeInNonManagedTXLock(lock, work, null);
  }

  /** Quartz waits 7.5 s here. A replica declared dead too early costs a second wake-up, no more. */
  @Override
  protected long calcFailedIfAfter(SchedulerStateRecord other) {
    long sinceOurOwn = System.currentTimeMillis() - lastCheckin;
    return other.getCheckinTimestamp()
        + Math.max(other.getCheckinInterval(), sinceOurOwn)
        + GRACE.toMillis();
  }

  /** Gives back the timers that this replica had picked up and did not fire. */
  @Override
  public void shutdown() {
    super.shutdown();
    try {
      executeInLock(LOCK_TRIGGER_ACCESS, this::giveBack);
    } catch (JobPersistenceException e) {
      log.warn("another replica will find the timers of this one: {}", e.getMessage());
    }
  }

  private int giveBack(Connection connection) throws JobPersistenceException {
    try {
      for (FiredTriggerRecord fired :
          getDelegate().selectInstancesFiredTriggerRecords(connection, getInstanceId())) {
        getDelegate()
            .updateTriggerStateFromOtherState(
                connection, fired.getTriggerKey(), "WAITING", "ACQUIRED");
      }
      getDelegate().deleteFiredTriggers(connection, getInstanceId());
      return getDelegate().deleteSchedulerState(connection, getInstanceId());
    } catch (SQLException e) {
      throw new JobPersistenceException("failed to give back timers: " + e.getMessage(), e);
    }
  }
}
