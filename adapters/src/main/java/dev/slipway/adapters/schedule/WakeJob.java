package dev.slipway.adapters.schedule;

import dev.slipway.core.engine.ProcessId;
import java.util.function.Consumer;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes the process that its trigger is named after. */
final class WakeJob implements Job {
  private static final Logger log = LoggerFactory.getLogger(WakeJob.class);

  private final Consumer<ProcessId> wake;

  WakeJob(Consumer<ProcessId> wake) {
    this.wake = wake;
  }

  @Override
  public void execute(JobExecutionContext context) {
    String name = context.getTrigger().getKey().getName();
    try {
      wake.accept(ProcessId.parse(name));
    } catch (RuntimeException e) {
      log.error("failed to wake {}", name, e);
    }
  }
}
