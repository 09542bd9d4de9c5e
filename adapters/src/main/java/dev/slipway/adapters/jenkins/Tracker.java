package dev.slipway.adapters.jenkins;

import dev.slipway.adapters.builds.OrderVariables;
import dev.slipway.adapters.jenkins.Tracker.Whereabouts.Begun;
import dev.slipway.adapters.jenkins.Tracker.Whereabouts.Cancelled;
import dev.slipway.adapters.jenkins.Tracker.Whereabouts.Gone;
import dev.slipway.adapters.jenkins.Tracker.Whereabouts.Queued;
import dev.slipway.core.build.BuildOrder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows an order from the queue into a build. A reference names the item of the queue, which its
 * build keeps for good; after a crash of Jenkins the number may be given out again, so the mark has
 * to be right as well. Thread-safe.
 */
final class Tracker {
  private static final Pattern REFERENCE = Pattern.compile("queue/(\\d{1,18})");

  private final Job job;

  /** The numbers of running builds by their queue items, so that they are asked for at once. */
  private final Map<Long, Long> numbers = new ConcurrentHashMap<>();

  /** Where an order is that Jenkins took. */
  sealed interface Whereabouts {
    record Queued(QueueItem item) implements Whereabouts {}

    /** Somebody took it out of the queue. */
    record Cancelled(long item) implements Whereabouts {}

    record Begun(Run run) implements Whereabouts {}

    record Gone(String why) implements Whereabouts {}
  }

  Tracker(Job job) {
    this.job = job;
  }

  static String reference(long item) {
    return "queue/" + item;
  }

  Whereabouts of(BuildOrder order, String reference) {
    Matcher known = REFERENCE.matcher(reference);
    if (!known.matches()) {
      return new Gone("\"%s\" is no queue item of Jenkins".formatted(reference));
    }
    long item = Long.parseLong(known.group(1));
    Whereabouts found = of(item, OrderVariables.mark(order));
    if (found instanceof Begun(var run) && run.building()) {
      numbers.put(item, run.number());
    } else {
      numbers.remove(item);
    }
    return found;
  }

  private Whereabouts of(long id, String mark) {
    Long number = numbers.get(id);
    if (number != null) {
      return begun(id, number);
    }
    Optional<QueueItem> item = job.item(id).filter(found -> found.mark().equals(mark));
    return item.isPresent() ? of(item.get()) : afterQueue(id, mark);
  }

  private Whereabouts of(QueueItem item) {
    if (item.cancelled()) {
      return new Cancelled(item.id());
    }
    return item.run().map(number -> begun(item.id(), number)).orElseGet(() -> new Queued(item));
  }

  private Whereabouts begun(long item, long number) {
    return job.run(number)
        .filter(run -> run.queueId() == item)
        .<Whereabouts>map(Begun::new)
        .orElseGet(() -> new Gone("build %d was deleted from Jenkins".formatted(number)));
  }

  private Whereabouts afterQueue(long id, String mark) {
    return job.view().runs().stream()
        .filter(run -> run.queueId() == id && run.mark().equals(mark))
        .findFirst()
        .<Whereabouts>map(Begun::new)
        .orElseGet(
            () -> new Gone("Jenkins knows neither queue item %d nor a build of it".formatted(id)));
  }
}
