package dev.slipway.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An inbox in memory. */
public final class FakeInbox implements Inbox {
  private static final Duration CLAIM = Duration.ofSeconds(15);
  private static final Duration KEPT = Duration.ofSeconds(6);

  private record Request(String payload, Instant acceptedAt, boolean done, Instant claimedUntil) {
    Request handled() {
      return new Request(payload, acceptedAt, true, claimedUntil);
    }

    Request claimed(Instant until) {
      return new Request(payload, acceptedAt, done, until);
    }

    boolean isLeft(Instant before, Instant now) {
      return !done && acceptedAt.isBefore(before) && !claimedUntil.isAfter(now);
    }
  }

  private final InstantSource clock;
  private final Map<String, Request> requests = new LinkedHashMap<>();
  private final Map<String, String> firstKeys = new HashMap<>();

  public FakeInbox(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean accept(List<String> keys, String payload, Instant now) {
    if (keys.stream().anyMatch(firstKeys::containsKey)) {
      return false;
    }
    keys.forEach(key -> firstKeys.put(key, keys.getFirst()));
    requests.put(keys.getFirst(), new Request(payload, now, false, Instant.MIN));
    return true;
  }

  @Override
  public synchronized void keep(String key) {
    Instant until = clock.instant().plus(KEPT);
    requests.computeIfPresent(key, (each, request) -> request.claimed(until));
  }

  @Override
  public synchronized void done(String key) {
    String first = firstKeys.get(key);
    if (first != null) {
      requests.computeIfPresent(first, (each, request) -> request.handled());
    }
  }

  @Override
  public synchronized List<Left> left(Instant before) {
    Instant now = clock.instant();
    List<Left> found = new ArrayList<>();
    requests.replaceAll(
        (key, request) -> {
          if (!request.isLeft(before, now)) {
            return request;
          }
          found.add(new Left(key, request.payload));
          return request.claimed(now.plus(CLAIM));
        });
    return found;
  }
}
