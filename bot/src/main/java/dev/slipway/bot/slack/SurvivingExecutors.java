package dev.slipway.bot.slack;

import com.slack.api.util.thread.ExecutorServiceProvider;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for the SDK that outlive a failure. A periodic task that throws is never run again, and
 * the SDK's reconnecting and reading are periodic tasks that may throw: after one answer of Slack
 * it cannot read, a bot would be deaf for ever (java-slack-sdk 833).
 */
public final class SurvivingExecutors implements ExecutorServiceProvider {
  private static final Logger LOG = LoggerFactory.getLogger(SurvivingExecutors.class);
  private static final int THREADS = 4;

  @Override
  public ExecutorService createThreadPoolExecutor(String name, int size) {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
  }

  @Override
  public ScheduledExecutorService createThreadScheduledExecutor(String name) {
    return new Surviving(name);
  }

  private static final class Surviving extends ScheduledThreadPoolExecutor {
    Surviving(String name) {
      super(THREADS, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
      setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
        Runnable task, long delay, long period, TimeUnit unit) {
      return super.scheduleAtFixedRate(surviving(task), delay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable task, long delay, long pause, TimeUnit unit) {
      return super.scheduleWithFixedDelay(surviving(task), delay, pause, unit);
    }

    private static Runnable surviving(Runnable task) {
      return () -> {
        try {
          task.run();
        } catch (Throwable e) {
          LOG.warn("a task of the Slack SDK failed and goes on: {}", e.toString());
        }
      };
    }
  }
}
