package dev.slipway.bot.courier;

import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.Messenger;
import dev.slipway.bot.slack.Outcome;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts a message once: looks for it first whenever an earlier try may have arrived. Thread-safe.
 */
final class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
  private static final Duration LOOK_BACK = Duration.ofHours(24);

  private final Outbox outbox;
  private final Messenger messenger;
  private final CourierCounts counts;
  private final InstantSource clock;

  /** Ids whose last try is known not to have arrived, so that looking is needless. */
  private final Set<String> absent = ConcurrentHashMap.newKeySet();

  Sending(Outbox outbox, Messenger messenger, CourierCounts counts, InstantSource clock) {
    this.outbox = outbox;
    this.messenger = messenger;
    this.counts = counts;
    this.clock = clock;
  }

  /** Another replica may have sent in the meantime: what was known is worth nothing. */
  void forget() {
    absent.clear();
  }

  /**
   * Where it is, when it arrived already.
   *
   * @param mayBeThere whether a try was ever begun
   * @throws dev.slipway.core.engine.Unavailable when that cannot be found out now
   */
  Optional<MessageRef> find(Place place, String id, boolean mayBeThere) {
    if (!mayBeThere || absent.contains(id)) {
      return Optional.empty();
    }
    try {
      Optional<MessageRef> found = messenger.find(place, id, clock.instant().minus(LOOK_BACK));
      found.ifPresent(_ -> counts.found());
      return found;
    } catch (Denied e) {
      LOG.warn("{} is sent although it may be there: {}", id, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * @param envelopes all that this message tells
   */
  Outcome post(List<Envelope> envelopes, Place place, Content content, String id) {
    envelopes.forEach(outbox::attempting);
    absent.remove(id);
    Outcome outcome = messenger.post(place, content, id);
    if (outcome instanceof Outcome.Never(String error)
        && error.equals("thread_not_found")
        && place.thread().isPresent()) {
      outcome = messenger.post(Place.in(place.channel()), content, id);
    }
    if (outcome instanceof Outcome.Sent) {
      counts.posted();
    } else if (outcome instanceof Outcome.Again) {
      absent.add(id);
    }
    return outcome;
  }

  Outcome update(Envelope newest, MessageRef message, Content content) {
    outbox.attempting(newest);
    Outcome outcome = messenger.update(message, content);
    if (outcome instanceof Outcome.Sent) {
      counts.updated();
    }
    return outcome;
  }
}
