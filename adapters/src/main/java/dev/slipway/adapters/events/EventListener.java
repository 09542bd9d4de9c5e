package dev.slipway.adapters.events;

import dev.slipway.core.engine.Bell;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Waits for the messages of one queue and passes on which services they concern, each once of those
 * that come together. While the queue cannot be read, it says so once and tries again.
 */
public final class EventListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventListener.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final EventQueue queue;
  private final Predicate<EcsEvent.OfService> hint;
  private final EventCounts counts;
  private final Thread thread;
  private final ReentrantLock handling = new ReentrantLock();
  private final Bell closing = new Bell();
  private Duration pause = Duration.ZERO;
  private volatile boolean open = true;

  /**
   * @param hint hears of services; false when it knows of no such one. Must return at once
   */
  public EventListener(EventQueue queue, Predicate<EcsEvent.OfService> hint, EventCounts counts) {
    this.queue = queue;
    this.hint = hint;
    this.counts = counts;
    this.thread = Thread.ofVirtual().name("ecs-events-" + queue.region()).unstarted(this::listen);
  }

  /** Begins to listen. Returns at once. */
  public void start() {
    thread.start();
  }

  /**
   * Ends the waiting, within some 2 seconds. What has been received is handled and deleted before;
   * what comes just now stays in the queue for another replica.
   */
  @Override
  public void close() {
    open = false;
    closing.ring();
    try {
      boolean idle = handling.tryLock(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      thread.interrupt();
      if (idle) {
        handling.unlock();
      }
      join();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    while (open) {
      try {
        handle(queue.receive());
        succeeded();
      } catch (Denied no) {
        failed(no.why());
      } catch (Unavailable later) {
        failed(later.said());
      } catch (RuntimeException bug) {
        failed(bug.toString());
      }
    }
  }

  private void handle(List<Message> messages) {
    handling.lock();
    try {
      if (open && !messages.isEmpty()) {
        messages.stream()
            .map(message -> EventReader.read(message.body()))
            .collect(Collectors.groupingBy(event -> event, Collectors.counting()))
            .forEach(this::tell);
        queue.delete(messages);
      }
    } finally {
      handling.unlock();
    }
  }

  private void tell(EcsEvent event, long times) {
    switch (event) {
      case EcsEvent.OfService service when hint.test(service) -> counts.hints(times);
      case EcsEvent.OfService service -> counts.foreign(times);
      case EcsEvent.OfNoService none -> counts.foreign(times);
      case EcsEvent.Unreadable unreadable -> counts.unreadable(times);
    }
  }

  private void succeeded() {
    if (pause.isPositive()) {
      LOG.info("the queue of events of {} is read again", queue.region());
    }
    pause = Duration.ZERO;
  }

  private void failed(String why) {
    if (!open) {
      return;
    }
    if (pause.isZero()) {
      LOG.warn(
          "the queue of events of {} cannot be read; ECS is looked at as if there was none: {}",
          queue.region(),
          why);
    }
    Duration next = pause.isZero() ? PAUSE : pause.multipliedBy(2);
    pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    closing.await(pause);
  }

  private void join() throws InterruptedException {
    if (thread.isAlive() && !thread.join(GRACE)) {
      LOG.warn("the queue of events of {} still waits for an answer", queue.region());
    }
  }
}
