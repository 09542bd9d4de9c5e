package dev.slipway.adapters.jenkins;

import dev.slipway.adapters.builds.OrderVariables;
import dev.slipway.adapters.jenkins.Tracker.Whereabouts;
import dev.slipway.adapters.jenkins.Tracker.Whereabouts.Begun;
import dev.slipway.adapters.jenkins.Tracker.Whereabouts.Cancelled;
import dev.slipway.adapters.jenkins.Tracker.Whereabouts.Gone;
import dev.slipway.adapters.jenkins.Tracker.Whereabouts.Queued;
import dev.slipway.adapters.web.Doubts;
import dev.slipway.core.build.BuildLimits;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.Builder;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Builds one app with a parameterized job of Jenkins. Thread-safe.
 *
 * <p>The job is given {@code GIT_HASH}, {@code GIT_HEAD_EPOCH_TIME}, {@code IMAGE} and {@code
 * SLIPWAY_BUILD}, by which the build of an order is found again when an answer was lost.
 */
public final class JenkinsBuilder implements Builder, AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A controller that stands still for longer answers nothing else either. */
  private static final Duration QUEUED_AFTER = Duration.ofSeconds(30);

  private final JenkinsSettings settings;
  private final Address address;
  private final Door door;
  private final Job job;
  private final Tracker tracker;
  private final Reports reports;
  private final Doubts doubts;
  private final InstantSource clock;

  public JenkinsBuilder(JenkinsSettings settings, InstantSource clock) {
    this(settings, PATIENCE, clock);
  }

  JenkinsBuilder(JenkinsSettings settings, Duration patience, InstantSource clock) {
    this.settings = settings;
    this.address = Address.of(settings.url(), settings.job());
    this.door = new Door(address, settings, patience, clock);
    this.job = new Job(door, address, settings);
    this.tracker = new Tracker(job);
    this.reports = new Reports(new RunLog(door, address), new Stages(door, address));
    this.doubts = new Doubts(clock);
    this.clock = clock;
  }

  @Override
  public Optional<String> find(BuildOrder order) {
    return find(order, Now.look(job));
  }

  @Override
  public String start(BuildOrder order) {
    Now now = Now.look(job);
    Map<String, String> parameters = new LinkedHashMap<>(settings.parameters());
    parameters.putAll(OrderVariables.of(order));
    job.check(now.view(), parameters.keySet());
    return find(order, now).orElseGet(() -> place(order, parameters));
  }

  @Override
  public BuildProgress observe(BuildOrder order, String reference) {
    return switch (tracker.of(order, reference)) {
      case Queued(var item) ->
          new BuildProgress.Running(item.line(clock.instant()), Optional.of(address.ofJob()));
      case Cancelled(var item) ->
          new BuildProgress.Failed(
              "queue item %d was cancelled in Jenkins before it was built".formatted(item),
              "",
              Optional.of(address.ofJob()));
      case Begun(var run) -> reports.progress(run);
      case Gone(var why) -> new BuildProgress.Lost(why);
    };
  }

  @Override
  public void cancel(BuildOrder order, String reference) {
    Whereabouts found = tracker.of(order, reference);
    if (found instanceof Queued(var item)) {
      job.cancel(item);
      // It may have left the queue just before.
      found = tracker.of(order, reference);
    }
    if (found instanceof Begun(var run) && run.building()) {
      job.stop(run.number());
    }
  }

  @Override
  public Optional<BuildLimits> limits() {
    return Optional.of(settings.limits());
  }

  @Override
  public Duration lookAgain() {
    return LOOK_AGAIN;
  }

  @Override
  public void close() {
    door.close();
  }

  private Optional<String> find(BuildOrder order, Now now) {
    String mark = OrderVariables.mark(order);
    Optional<String> found = now.item(mark, clock.instant()).map(Tracker::reference);
    if (found.isPresent()) {
      doubts.resolve(mark);
    } else {
      doubts.about(mark).ifPresent(doubt -> holdBack(mark, doubt));
    }
    return found;
  }

  private void holdBack(String mark, Doubts.Doubt doubt) {
    if (!doubts.isOver(doubt)) {
      throw unclear(new IOException("the answer was lost"));
    }
    doubts.resolve(mark);
  }

  private String place(BuildOrder order, Map<String, String> parameters) {
    String mark = OrderVariables.mark(order);
    try {
      Optional<Long> item = job.order(parameters);
      if (item.isPresent()) {
        return Tracker.reference(item.get());
      }
    } catch (Unavailable noAnswer) {
      doubts.perhaps(mark, QUEUED_AFTER);
      throw noAnswer;
    }
    doubts.perhaps(mark, QUEUED_AFTER);
    return find(order, Now.look(job)).orElseThrow(() -> unclear(new IOException("no queue item")));
  }

  private Unavailable unclear(Exception cause) {
    return door.unavailable(
        "it did not say whether it took the order; the build is looked for before it is ordered again",
        cause);
  }
}
