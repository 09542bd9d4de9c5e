package dev.slipway.sandbox.webapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What goes wrong on purpose in the Web API. Thread-safe. */
public final class Faults {
  private final Map<String, Deque<Fault>> planned = new HashMap<>();
  private boolean away;

  /** One thing that goes wrong with one call. */
  sealed interface Fault {
    /** 429 with {@code Retry-After}. */
    record Limited(int retryAfterSeconds) implements Fault {}

    /** {@code ok:false} with this error; nothing is done. */
    record Failed(String error) implements Fault {}

    /** The call is carried out; its answer breaks off halfway. */
    record Cut() implements Fault {}

    /** The call is carried out; the connection is closed without a byte of an answer. */
    record Closed() implements Fault {}
  }

  /** From now on every connection is closed without an answer and without being listened to. */
  public synchronized void goAway() {
    away = true;
  }

  public synchronized void comeBack() {
    away = false;
  }

  public synchronized boolean isAway() {
    return away;
  }

  public void rateLimitNext(String method, int count, int retryAfterSeconds) {
    plan(method, count, new Fault.Limited(retryAfterSeconds));
  }

  public void failNext(String method, String error) {
    plan(method, 1, new Fault.Failed(error));
  }

  /** Carries the call out and breaks its answer off: the caller cannot know the outcome. */
  public void cutAfterStoring(String method, int count) {
    plan(method, count, new Fault.Cut());
  }

  /**
   * Carries the call out and closes the connection without an answer.
   *
   * <p>OkHttp, which Slack's SDK uses, then sends the same request again by itself if the
   * connection was used before.
   */
  public void closeAfterStoring(String method, int count) {
    plan(method, count, new Fault.Closed());
  }

  private synchronized void plan(String method, int count, Fault fault) {
    for (int i = 0; i < count; i++) {
      planned.computeIfAbsent(method, m -> new ArrayDeque<>()).add(fault);
    }
  }

  synchronized Optional<Fault> next(String method) {
    Deque<Fault> faults = planned.get(method);
    return faults == null ? Optional.empty() : Optional.ofNullable(faults.poll());
  }
}
