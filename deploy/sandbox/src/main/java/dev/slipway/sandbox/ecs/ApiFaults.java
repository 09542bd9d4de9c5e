package dev.slipway.sandbox.ecs;

import java.util.HashMap;
import java.util.Map;

/** Faults of the API on command. Thread-safe. */
final class ApiFaults {
  private final Map<String, Integer> throttled = new HashMap<>();
  private final Map<String, Integer> failing = new HashMap<>();
  private final Map<String, Integer> losing = new HashMap<>();
  private boolean unavailable;
  private boolean throttling;

  synchronized void throttleNext(String operation, int calls) {
    throttled.put(operation, calls);
  }

  synchronized void failNext(String operation, int status) {
    failing.put(operation, status);
  }

  synchronized void loseAnswerOf(String operation, int calls) {
    losing.put(operation, calls);
  }

  synchronized void unavailable(boolean on) {
    unavailable = on;
  }

  synchronized void throttled(boolean on) {
    throttling = on;
  }

  /** Throws the error that was ordered for this call. */
  synchronized void check(String operation) {
    if (unavailable) {
      throw EcsError.server(503);
    }
    if (throttling || take(throttled, operation)) {
      throw EcsError.throttled();
    }
    Integer status = failing.remove(operation);
    if (status != null) {
      throw EcsError.server(status);
    }
  }

  synchronized boolean losesAnswer(String operation) {
    return take(losing, operation);
  }

  private static boolean take(Map<String, Integer> left, String operation) {
    int before = left.getOrDefault(operation, 0);
    left.put(operation, Math.max(0, before - 1));
    return before > 0;
  }
}
