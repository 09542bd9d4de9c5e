package dev.slipway.bot.courier;

import dev.slipway.bot.slack.SlackApi;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the outbox and gives every lane that has something due its turn, side by side. */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final int MOST = 500;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Delivery.Tools tools;
  private final Pace pace;
  private final Outage outage;
  private final Executor executor;
  private final Runnable poke;
  private final InstantSource clock;
  private final Set<Lane> running = ConcurrentHashMap.newKeySet();
  private final Map<Lane, Instant> waiting = new ConcurrentHashMap<>();

  /**
   * @param poke called when a lane's turn is over and there may be more
   */
  Round(
      Delivery.Tools tools,
      Pace pace,
      Outage outage,
      Executor executor,
      Runnable poke,
      InstantSource clock) {
    this.tools = tools;
    this.pace = pace;
    this.outage = outage;
    this.executor = executor;
    this.poke = poke;
    this.clock = clock;
  }

  /** Starts what can be started; returns when to look again at the latest. */
  Instant run() {
    Instant now = clock.instant();
    if (!outage.isOver()) {
      return outage.until();
    }
    // Before the look: a lane that ends its turn meanwhile would be given again what it just sent.
    Set<Lane> busy = Set.copyOf(running);
    List<Envelope> due = tools.outbox().due(now, MOST);
    waiting.values().removeIf(until -> !until.isAfter(now));
    lanes(due).forEach((lane, envelopes) -> consider(lane, envelopes, busy, due.size() == MOST));
    return waiting.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
  }

  /** What was known of waiting lanes is worth nothing after somebody else was the courier. */
  void forget() {
    waiting.clear();
    tools.sending().forget();
  }

  private static Map<Lane, List<Envelope>> lanes(List<Envelope> due) {
    return due.stream()
        .collect(Collectors.groupingBy(Lane::of, LinkedHashMap::new, Collectors.toList()));
  }

  private void consider(Lane lane, List<Envelope> envelopes, Set<Lane> busy, boolean crowded) {
    Instant until = waiting.get(lane);
    if (until != null && crowded) {
      // Makes room for the others; all of a lane move together, so that they keep their order.
      envelopes.forEach(envelope -> tools.outbox().postpone(envelope, until, "its lane waits"));
    }
    if (until == null && !busy.contains(lane) && running.add(lane)) {
      executor.execute(() -> turn(lane, envelopes));
    }
  }

  private void turn(Lane lane, List<Envelope> envelopes) {
    LaneTurn turn = new LaneTurn(lane, pace, outage);
    try {
      new Delivery(tools, turn, envelopes).run();
      turn.wake().ifPresent(until -> waiting.put(lane, until));
    } catch (Unavailable e) {
      LOG.debug("lane {} waits: {}", lane, e.getMessage());
      if (e.system().equals(SlackApi.SYSTEM)) {
        outage.failed(String.valueOf(e.getMessage()));
      }
      waiting.put(lane, clock.instant().plus(e.retryAfter()));
    } catch (RuntimeException e) {
      LOG.error("lane {} failed and is tried again", lane, e);
      waiting.put(lane, clock.instant().plus(PAUSE));
    } finally {
      running.remove(lane);
      poke.run();
    }
  }
}
