package dev.slipway.bot;

import dev.slipway.adapters.events.EcsEvent;
import dev.slipway.adapters.events.EventCounts;
import dev.slipway.adapters.events.EventListener;
import dev.slipway.adapters.events.EventQueue;
import dev.slipway.adapters.events.QueueClients;
import dev.slipway.bot.metrics.Measured;
import dev.slipway.bot.metrics.Metrics;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queues that events of ECS come to. Asks nothing until it listens. */
final class EventQueues implements AutoCloseable {
  private final Opened opened = new Opened();
  private final ByName<String, EventQueue> queues;
  private final EventCounts counts = new EventCounts();
  private List<EventListener> listeners = List.of();

  EventQueues(Parts parts, Metrics metrics) {
    queues =
        ByName.of(
            parts.eventQueues(),
            (region, url) ->
                new EventQueue(
                    region,
                    url,
                    Measured.calls(
                        SqsClient.class,
                        opened.add(new QueueClients(parts.access(region))).of(region),
                        "sqs",
                        metrics)));
  }

  Collection<EventQueue> all() {
    return queues.things().values();
  }

  EventCounts counts() {
    return counts;
  }

  /**
   * Begins to listen to all of them. Returns at once.
   *
   * @param hint hears of a region and of what happened there
   */
  void listen(BiPredicate<String, EcsEvent.OfService> hint) {
    listeners =
        all().stream()
            .map(
                queue ->
                    new EventListener(queue, event -> hint.test(queue.region(), event), counts))
            .toList();
    listeners.forEach(EventListener::start);
  }

  /** What comes from now on is left to other replicas. */
  void stopListening() {
    listeners.parallelStream().forEach(EventListener::close);
    listeners = List.of();
  }

  @Override
  public void close() {
    stopListening();
    opened.close();
  }
}
