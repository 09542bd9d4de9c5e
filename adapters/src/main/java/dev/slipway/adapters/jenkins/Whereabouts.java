package dev.slipway.adapters.jenkins;

/** Where an order is that Jenkins took. */
sealed interface Whereabouts {
  record Queued(QueueItem item) implements Whereabouts {}

  /** Somebody took it out of the queue. */
  record Cancelled(long item) implements Whereabouts {}

  record Begun(Run run) implements Whereabouts {}

  record Gone(String why) implements Whereabouts {}
}
