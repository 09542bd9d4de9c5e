package dev.slipway.adapters.schedule;

import dev.slipway.adapters.store.Database;
import java.time.Duration;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.core.QuartzScheduler;
import org.quartz.core.QuartzSchedulerResources;
import org.quartz.impl.DefaultThreadExecutor;
import org.quartz.impl.StdJobRunShellFactory;
import org.quartz.impl.StdScheduler;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;

/**
 * Puts a clustered scheduler together by hand: Quartz' own factories keep one scheduler of a name
 * per JVM and read files, and two replicas in one JVM are what the tests want.
 */
final class QuartzCluster {
  private static final String NAME = "slipway";
  private static final int THREADS = 8;
  private static final Duration CHECK_IN = Duration.ofSeconds(2);
  private static final Duration LATE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private QuartzCluster() {}

  static Scheduler join(Database database, String replica) throws SchedulerException {
    QuartzSchedulerResources resources = resources(replica);
    ClusterJobStore store = store(database, replica);
    resources.setJobStore(store);
    QuartzScheduler core = new QuartzScheduler(resources, LOOK.toMillis(), RETRY.toMillis());
    CascadingClassLoadHelper classes = new CascadingClassLoadHelper();
    classes.initialize();
    store.initialize(classes, core.getSchedulerSignaler());
    Scheduler scheduler = new StdScheduler(core);
    core.initialize();
    resources.getJobRunShellFactory().initialize(scheduler);
    return scheduler;
  }

  private static QuartzSchedulerResources resources(String replica) throws SchedulerException {
    SimpleThreadPool threads = new SimpleThreadPool(THREADS, Thread.NORM_PRIORITY);
    threads.setThreadNamePrefix("wake");
    threads.setMakeThreadsDaemons(true);
    threads.initialize();
    QuartzSchedulerResources resources = new QuartzSchedulerResources();
    resources.setName(NAME);
    resources.setInstanceId(replica);
    resources.setThreadName("wakeups");
    resources.setMakeSchedulerThreadDaemon(true);
    resources.setMaxBatchSize(THREADS);
    resources.setThreadPool(threads);
    resources.setThreadExecutor(new DefaultThreadExecutor());
    resources.setJobRunShellFactory(new StdJobRunShellFactory());
    return resources;
  }

  private static ClusterJobStore store(Database database, String replica)
      throws SchedulerException {
    String connections = "slipway " + replica;
    DBConnectionManager.getInstance()
        .addConnectionProvider(connections, new PoolConnections(database.dataSource()));
    ClusterJobStore store = new ClusterJobStore();
    store.setDataSource(connections);
    store.setInstanceName(NAME);
    store.setInstanceId(replica);
    store.setThreadPoolSize(THREADS);
    store.setIsClustered(true);
    store.setClusterCheckinInterval(CHECK_IN.toMillis());
    store.setMisfireThreshold(LATE.toMillis());
    store.setDbRetryInterval(RETRY.toMillis());
    store.setAcquireTriggersWithinLock(true);
    store.setUseProperties("true");
    store.setMakeThreadsDaemons(true);
    setDialect(store, database.isPostgres());
    return store;
  }

  private static void setDialect(ClusterJobStore store, boolean postgres)
      throws SchedulerException {
    Class<?> dialect = postgres ? PostgreSQLDelegate.class : StdJDBCDelegate.class;
    try {
      store.setDriverDelegateClass(dialect.getName());
    } catch (InvalidConfigurationException e) {
      throw new SchedulerException(e);
    }
  }
}
