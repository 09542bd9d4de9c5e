package dev.slipway.sandbox.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The events of a service, worded as on the AWS page <i>Amazon ECS service event messages</i>: the
 * 100 newest, newest first; a warning is repeated only after six hours.
 */
public final class ServiceEvents {
  private static final int KEPT = 100;
  private static final Duration REPEATED_AFTER = Duration.ofHours(6);

  /** One event. */
  public record Event(String id, Instant createdAt, String message) {}

  private final Deque<Event> events = new ArrayDeque<>();
  private final String service;
  private final Ids ids;

  ServiceEvents(String service, Ids ids) {
    this.service = service;
    this.ids = ids;
  }

  void started(List<FleetTask> tasks, Instant now) {
    add("has started %d tasks: %s.".formatted(tasks.size(), names(tasks)), now);
  }

  void stopped(List<FleetTask> tasks, Instant now) {
    add("has stopped %d running tasks: %s.".formatted(tasks.size(), names(tasks)), now);
  }

  void registered(String targetGroupArn, Instant now) {
    add("registered 1 targets in (target-group " + targetGroupArn + ")", now);
  }

  void draining(List<FleetTask> tasks, String targetGroupArn, Instant now) {
    add(
        "deregistered %d targets in (target-group %s)".formatted(tasks.size(), targetGroupArn),
        now);
    add("has begun draining connections on %d tasks.".formatted(tasks.size()), now);
  }

  void unhealthy(FleetTask task, String targetGroupArn, Instant now) {
    add(
        "(instance %s) is unhealthy in (target-group %s) due to (reason Health checks failed with these codes: [503])"
            .formatted(Arns.shortName(task.id()), targetGroupArn),
        now);
  }

  void unplaced(Instant now) {
    warn(
        "was unable to place a task. Reason: Capacity is unavailable at this time. Please try again"
            + " later or in a different availability zone.",
        now);
  }

  void cannotStart(Instant now) {
    warn("is unable to consistently start tasks successfully.", now);
  }

  void failed(Deployment deployment, String why, Instant now) {
    add("(deployment " + deployment.id() + ") deployment failed: " + why, now);
  }

  void rollingBack(Deployment to, Instant now) {
    add("rolling back to deployment " + to.id() + ".", now);
  }

  void completed(Deployment deployment, Instant now) {
    add("(deployment " + deployment.id() + ") deployment completed.", now);
  }

  void steady(Instant now) {
    add("has reached a steady state.", now);
  }

  public List<Event> newestFirst() {
    return List.copyOf(events);
  }

  private void warn(String message, Instant now) {
    Instant since = now.minus(REPEATED_AFTER);
    String sentence = sentence(message);
    if (events.stream()
        .noneMatch(e -> e.message().equals(sentence) && e.createdAt().isAfter(since))) {
      add(message, now);
    }
  }

  private void add(String message, Instant now) {
    events.addFirst(new Event(ids.uuid(), now, sentence(message)));
    if (events.size() > KEPT) {
      events.removeLast();
    }
  }

  private String sentence(String message) {
    return "(service " + service + ") " + message;
  }

  private static String names(List<FleetTask> tasks) {
    return tasks.stream().map(t -> "(task " + t.id() + ")").collect(Collectors.joining(" "));
  }
}
