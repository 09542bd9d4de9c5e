package dev.slipway.adapters.events;

/** What a message of the queue says. What else is in it is not read: the API is asked. */
public sealed interface EcsEvent {
  /**
   * Something happened to a service.
   *
   * @param cluster by its short name
   * @param service by its short name
   */
  record OfService(String cluster, String service) implements EcsEvent {}

  /** Something happened that is of no service, such as a task that was started by itself. */
  record OfNoService() implements EcsEvent {}

  /** Not an event of ECS, or none that we know. */
  record Unreadable() implements EcsEvent {}
}
