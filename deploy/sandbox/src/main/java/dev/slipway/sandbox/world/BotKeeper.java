package dev.slipway.sandbox.world;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts the bot again whenever it ends, as whatever runs containers would. Thread-safe. */
public final class BotKeeper implements AutoCloseable {
  private final Duration pause;
  private final Consumer<String> news;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<BotProcess> bot = Optional.empty();
  private int restarts;

  /**
   * @param pause between an end and the next start
   * @param news gets one sentence for every restart
   */
  public BotKeeper(Duration pause, Consumer<String> news) {
    this.pause = pause;
    this.news = news;
  }

  /** Starts the first bot in this way, and every one after it. */
  public void keep(Supplier<BotProcess> start) {
    BotProcess first = begin(start).orElseThrow();
    Thread.ofVirtual().name("bot-keeper").start(() -> watch(first, start));
  }

  /** The bot that runs now; empty between an end and the next start. */
  public synchronized Optional<BotProcess> bot() {
    return bot.filter(BotProcess::isAlive);
  }

  public synchronized int restarts() {
    return restarts;
  }

  private void watch(BotProcess first, Supplier<BotProcess> start) {
    BotProcess last = first;
    try {
      while (true) {
        int code = last.ended().join();
        if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        Optional<BotProcess> next = begin(start);
        if (next.isEmpty()) {
          return;
        }
        news.accept(
            "The bot (pid %d) %s; another one runs now: pid %d"
                .formatted(last.pid(), ending(code), next.get().pid()));
        last = next.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Empty once closed. */
  private synchronized Optional<BotProcess> begin(Supplier<BotProcess> start) {
    if (closed.getCount() == 0) {
      return Optional.empty();
    }
    restarts += bot.isPresent() ? 1 : 0;
    bot = Optional.of(start.get());
    return bot;
  }

  private static String ending(int code) {
    return code > 128 ? "was killed by signal " + (code - 128) : "ended with code " + code;
  }

  /** Stops the bot, and starts no other. */
  @Override
  public void close() {
    closed.countDown();
    last().ifPresent(BotProcess::close);
  }

  private synchronized Optional<BotProcess> last() {
    return bot;
  }
}
