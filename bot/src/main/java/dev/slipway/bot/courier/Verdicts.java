package dev.slipway.bot.courier;

import dev.slipway.bot.slack.Backoff;
import dev.slipway.bot.slack.Outcome;
import dev.slipway.bot.slack.SlackErrors;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.Telling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Concludes from an outcome what becomes of the envelopes and who has to wait. Thread-safe. */
final class Verdicts {
  private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Outbox outbox;
  private final Outage outage;
  private final CourierCounts counts;
  private final InstantSource clock;
  private final Map<Lane, Backoff> unknowns = new ConcurrentHashMap<>();

  Verdicts(Outbox outbox, Outage outage, CourierCounts counts, InstantSource clock) {
    this.outbox = outbox;
    this.outage = outage;
    this.counts = counts;
    this.clock = clock;
  }

  /**
   * @param envelopes all that the message tells, the newest last
   */
  void posted(List<Envelope> envelopes, LaneTurn turn, Outcome outcome) {
    switch (outcome) {
      case Outcome.Sent(MessageRef message) -> sent(envelopes, turn, message);
      case Outcome.Again again when again.everywhere() -> away(again.why());
      case Outcome.Again(Duration wait, String why) -> {
        limited(why, wait);
        turn.holdPosts(clock.instant().plus(wait));
      }
      case Outcome.Unknown(String why) -> turn.holdPosts(unknown(turn, why));
      case Outcome.Never(String error) -> abandon(envelopes, SlackErrors.explain(error));
    }
  }

  /**
   * @param message the card that was to be rewritten
   */
  void updated(List<Envelope> envelopes, LaneTurn turn, MessageRef message, Outcome outcome) {
    switch (outcome) {
      case Outcome.Sent _ -> sent(envelopes, turn, message);
      case Outcome.Again again when again.everywhere() -> away(again.why());
      case Outcome.Again(Duration wait, String why) -> {
        limited(why, wait);
        turn.holdUpdates(clock.instant().plus(wait));
      }
      case Outcome.Unknown(String why) -> turn.holdUpdates(message, unknown(turn, why));
      case Outcome.Never(String error) -> abandon(envelopes, SlackErrors.explain(error));
    }
  }

  void abandon(List<Envelope> envelopes, String why) {
    LOG.warn("{} cannot be told and is given up: {}", envelopes.getLast().id(), why);
    for (Envelope envelope : envelopes) {
      outbox.abandon(envelope, why);
      counts.abandoned();
    }
  }

  private void sent(List<Envelope> envelopes, LaneTurn turn, MessageRef message) {
    outage.worked();
    unknowns.remove(turn.lane());
    if (envelopes.getLast().telling() instanceof Telling.Card) {
      outbox.sent(List.of(envelopes.getLast()), message);
      counts.coalesced(envelopes.size() - 1);
    } else {
      outbox.sent(envelopes, message);
      counts.gathered(envelopes.size() - 1);
    }
  }

  private void away(String why) {
    counts.unreached();
    outage.failed(why);
  }

  private void limited(String why, Duration wait) {
    LOG.info("{}; waiting {} s as told", why, wait.toSeconds());
    counts.limited();
  }

  private Instant unknown(LaneTurn turn, String why) {
    Duration pause =
        unknowns.computeIfAbsent(turn.lane(), _ -> new Backoff(FIRST_PAUSE, LONGEST_PAUSE)).next();
    LOG.warn(
        "it is not known whether a message arrived; looking in {} s: {}", pause.toSeconds(), why);
    counts.unknown();
    return clock.instant().plus(pause);
  }
}
