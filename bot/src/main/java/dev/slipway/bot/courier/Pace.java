package dev.slipway.bot.courier;

import dev.slipway.core.engine.MessageRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast Slack lets us talk, and how long it told us to be silent. Thread-safe.
 *
 * <p>The reference is {@code docs.slack.dev/apis/web-api/rate-limits}: a message a second for each
 * channel with short bursts, and 50 updates a minute altogether, of which 40 are used.
 */
final class Pace {
  private static final int POST_BURST = 4;
  private static final Duration POST_INTERVAL = Duration.ofSeconds(1);
  private static final int UPDATE_BURST = 8;
  private static final Duration UPDATE_INTERVAL = Duration.ofMillis(1875);
  private static final Duration SAME_MESSAGE = Duration.ofMillis(1500);
  private static final int REMEMBERED = 1000;

  private final InstantSource clock;
  private final Map<Lane, Bucket> posts = new HashMap<>();
  private final Map<Lane, Instant> silences = new HashMap<>();
  private final Bucket updates = new Bucket(UPDATE_BURST, UPDATE_INTERVAL);
  private final Map<MessageRef, Instant> updated = new HashMap<>();
  private Instant updatesSilence = Instant.MIN;

  Pace(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes the right to post now; otherwise tells when to come again. */
  synchronized Permit post(Lane lane) {
    Instant now = clock.instant();
    Bucket bucket = posts.computeIfAbsent(lane, _ -> new Bucket(POST_BURST, POST_INTERVAL));
    Instant next = latest(bucket.next(), silences.getOrDefault(lane, Instant.MIN));
    if (next.isAfter(now)) {
      return new Permit.Later(next);
    }
    forgetOld(now);
    bucket.take(now);
    return new Permit.Granted();
  }

  /** Takes the right to update this message now; otherwise tells when to come again. */
  synchronized Permit update(MessageRef message) {
    Instant now = clock.instant();
    Instant sameMessage = updated.getOrDefault(message, Instant.MIN);
    Instant next = latest(latest(updates.next(), updatesSilence), sameMessage);
    if (next.isAfter(now)) {
      return new Permit.Later(next);
    }
    forgetOld(now);
    updates.take(now);
    updated.put(message, now.plus(SAME_MESSAGE));
    return new Permit.Granted();
  }

  Instant soon() {
    return clock.instant().plus(POST_INTERVAL);
  }

  synchronized void silence(Lane lane, Instant until) {
    silences.put(lane, until);
  }

  synchronized void silence(MessageRef message, Instant until) {
    updated.put(message, until);
  }

  synchronized void silenceUpdates(Instant until) {
    updatesSilence = until;
  }

  private void forgetOld(Instant now) {
    if (posts.size() + updated.size() + silences.size() > REMEMBERED) {
      updated.values().removeIf(until -> !until.isAfter(now));
      silences.values().removeIf(until -> !until.isAfter(now));
      posts.values().removeIf(bucket -> bucket.next().isBefore(now.minus(POST_INTERVAL)));
    }
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  sealed interface Permit {
    record Granted() implements Permit {}

    record Later(Instant when) implements Permit {}
  }
}
