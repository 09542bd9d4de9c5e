package dev.slipway.bot.intake;

import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.Messenger;
import dev.slipway.bot.slack.Outcome;
import dev.slipway.core.engine.Inbox;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what was asked before Slack is told that it arrived, then has it handled. */
public final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final Inbox inbox;
  private final Reception reception;
  private final Messenger messenger;
  private final Consumer<String> groupChanged;
  private final InstantSource clock;
  private final Set<String> underway = ConcurrentHashMap.newKeySet();
  private final ExecutorService handlers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("asked-", 0).factory());

  public Intake(
      Inbox inbox,
      Reception reception,
      Messenger messenger,
      Consumer<String> groupChanged,
      InstantSource clock) {
    this.inbox = inbox;
    this.reception = reception;
    this.messenger = messenger;
    this.groupChanged = groupChanged;
    this.clock = clock;
  }

  /** Whether Slack may be told that it arrived. */
  public boolean take(Heard heard) {
    return switch (heard) {
      case Heard.Request request -> store(request);
      case Heard.Refusal(Place place, PersonId person, String words) -> {
        whisper(place, person, words);
        yield true;
      }
      case Heard.GroupChanged(String group) -> {
        groupChanged.accept(group);
        yield true;
      }
      case Heard.Talk _ -> true;
    };
  }

  /** Tells a person in private, soon; nothing happens when Slack does not take it. */
  public void whisper(Place place, PersonId person, String words) {
    submit(
        () -> {
          Outcome outcome = messenger.whisper(place, person, new Content(words));
          if (!(outcome instanceof Outcome.Sent)) {
            LOG.warn("failed to tell {} in {}: {}", person, place.channel(), outcome);
          }
        });
  }

  /** What is being handled here is left to no other replica, however long it takes. */
  void keep() {
    underway.forEach(inbox::keep);
  }

  /** Handles what an earlier replica, or an earlier try, left undone. */
  void again(Inbox.Left left) {
    if (underway.contains(left.key())) {
      return;
    }
    Asked asked;
    try {
      asked = AskedJson.read(left.payload());
    } catch (IllegalArgumentException e) {
      LOG.error("request {} cannot be read and is dropped", left.key(), e);
      inbox.done(left.key());
      return;
    }
    if (PayloadReader.isTooOld(asked, clock.instant())) {
      inbox.done(left.key());
      whisper(asked.place(), asked.person(), Remarks.tooOld(asked));
    } else {
      submit(() -> handle(left.key(), asked));
    }
  }

  /** Waits for running handlers; what is not finished then is left to the inbox. */
  public void close(Duration deadline) {
    handlers.shutdown();
    try {
      if (!handlers.awaitTermination(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} requests are left to the next start", underway.size());
        handlers.shutdownNow();
      }
    } catch (InterruptedException e) {
      handlers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private boolean store(Heard.Request request) {
    if (handlers.isShutdown()) {
      return false;
    }
    try {
      if (inbox.accept(request.keys(), AskedJson.write(request.asked()), clock.instant())) {
        submit(() -> handle(request.keys().getFirst(), request.asked()));
      }
      return true;
    } catch (Unavailable e) {
      LOG.warn("request {} was not stored: {}", request.keys().getFirst(), e.getMessage());
      return false;
    }
  }

  private void handle(String key, Asked asked) {
    if (!underway.add(key)) {
      return;
    }
    try {
      handleOnce(key, asked);
      inbox.done(key);
    } catch (Unavailable e) {
      LOG.warn("request {} is tried again later: {}", key, e.getMessage());
    } finally {
      underway.remove(key);
    }
  }

  private void handleOnce(String key, Asked asked) {
    try {
      reception.handle(key, asked);
    } catch (Unavailable e) {
      throw e;
    } catch (RuntimeException e) {
      // Handling it again would fail again.
      LOG.error("request {} failed", key, e);
    }
  }

  private void submit(Runnable task) {
    try {
      handlers.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.info("closing: a task is left to the next start");
    }
  }
}
