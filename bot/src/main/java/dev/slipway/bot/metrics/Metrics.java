package dev.slipway.bot.metrics;

import dev.slipway.adapters.events.EventCounts;
import dev.slipway.bot.courier.CourierCounts;
import dev.slipway.bot.courier.CourierCounts.Snapshot;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The bot's meters. Thread-safe. */
public final class Metrics implements AutoCloseable {
  /** How a call of an outside system ended. */
  public enum Outcome {
    OK("ok"),
    /** It said no, and would say so again. */
    DENIED("denied"),
    /** It could not be reached, or throttled us. */
    UNAVAILABLE("unavailable");

    private final String tag;

    Outcome(String tag) {
      this.tag = tag;
    }
  }

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Timer acknowledged;

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    gc.bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    acknowledged =
        Timer.builder("slipway.command.acknowledged")
            .description("From a command in Slack to its acknowledgement")
            .serviceLevelObjectives(
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3))
            .register(registry);
  }

  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** A command was acknowledged so long after it was heard. */
  public void acknowledged(Duration after) {
    acknowledged.record(after);
  }

  /**
   * @param system such as {@code ecs}; few different ones
   */
  public void called(String system, Outcome outcome, Duration took) {
    Timer.builder("slipway.external.call")
        .description("Calls of outside systems")
        .tag("system", system)
        .tag("outcome", outcome.tag)
        .register(registry)
        .record(took);
  }

  /** Shows what became of what was in the outbox. */
  public void watch(CourierCounts counts) {
    outbox(counts, "sent", each -> each.posted() + each.updated() + each.found());
    outbox(counts, "coalesced", Snapshot::coalesced);
    outbox(counts, "gathered", Snapshot::gathered);
    outbox(counts, "postponed", each -> each.limited() + each.unreached() + each.unknown());
    outbox(counts, "abandoned", Snapshot::abandoned);
  }

  /** Shows what became of what was in the queues of events. */
  public void watch(EventCounts counts) {
    events(counts, "hint", EventCounts::hints);
    events(counts, "foreign", EventCounts::foreign);
    events(counts, "unreadable", EventCounts::unreadable);
  }

  /** Shows how many processes are set aside, by all replicas. */
  public void watchSetAside(Supplier<Number> count) {
    Gauge.builder("slipway.processes.aside", count)
        .description("Processes that are set aside because their events cannot be read")
        .register(registry);
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }

  private void events(EventCounts counts, String outcome, ToDoubleFunction<EventCounts> value) {
    FunctionCounter.builder("slipway.events", counts, value)
        .description("Messages of the queues that events of ECS come to")
        .tag("outcome", outcome)
        .register(registry);
  }

  private void outbox(CourierCounts counts, String outcome, ToLongFunction<Snapshot> value) {
    FunctionCounter.builder("slipway.outbox", counts, each -> value.applyAsLong(each.snapshot()))
        .description("What became of what was to be told")
        .tag("outcome", outcome)
        .register(registry);
  }
}
