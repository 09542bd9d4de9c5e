package dev.slipway.sandbox.webapi;

import dev.slipway.sandbox.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Slack's limits: a tier per method, and one message a second in each channel with short bursts.
 *
 * <p>The source is {@code docs.slack.dev/apis/web-api/rate-limits}.
 */
public final class RateLimits {
  private static final double BURST = 3;

  private final Workspace workspace;
  private final Map<String, Bucket> buckets = new HashMap<>();
  private boolean enforced;

  private record Bucket(double tokens, Instant at) {}

  RateLimits(Workspace workspace) {
    this.workspace = workspace;
  }

  public synchronized void enforce(boolean on) {
    enforced = on;
    buckets.clear();
  }

  /** Seconds to wait if the call comes too early. */
  synchronized OptionalInt check(ApiMethod method, Call call) {
    if (!enforced) {
      return OptionalInt.empty();
    }
    if (method.name().equals("chat.postMessage")) {
      return take(method.name() + ":" + call.text("channel").orElse(""), BURST, 1.0);
    }
    return take(method.name(), method.perMinute(), method.perMinute() / 60.0);
  }

  private OptionalInt take(String key, double capacity, double perSecond) {
    Instant now = workspace.now();
    Bucket before = buckets.getOrDefault(key, new Bucket(capacity, now));
    double passed = Duration.between(before.at(), now).toNanos() / 1e9;
    double tokens = Math.min(capacity, before.tokens() + passed * perSecond);
    boolean granted = tokens >= 1;
    buckets.put(key, new Bucket(granted ? tokens - 1 : tokens, now));
    return granted
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.max(1, Math.ceil((1 - tokens) / perSecond)));
  }
}
