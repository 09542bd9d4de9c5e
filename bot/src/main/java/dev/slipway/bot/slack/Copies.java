package dev.slipway.bot.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Answers that are asked for once and then live for a while. One key is looked up once at a time.
 */
final class Copies<K, V> {
  private static final int MOST = 10_000;

  private final Duration life;
  private final InstantSource clock;
  private final Function<K, V> look;
  private final Map<K, Copy<V>> copies = new ConcurrentHashMap<>();
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicLong forgotten = new AtomicLong();

  Copies(Duration life, InstantSource clock, Function<K, V> look) {
    this.life = life;
    this.clock = clock;
    this.look = look;
  }

  V get(K key) {
    Copy<V> copy = copies.get(key);
    return copy != null && isFresh(copy) ? copy.value() : lookUp(key);
  }

  void forget(K key) {
    forgotten.incrementAndGet();
    copies.remove(key);
  }

  private V lookUp(K key) {
    looking.lock();
    try {
      Copy<V> copy = copies.get(key);
      if (copy != null && isFresh(copy)) {
        return copy.value();
      }
      return ask(key);
    } finally {
      looking.unlock();
    }
  }

  /** What is forgotten while it is asked for may be outdated already, so it is not kept. */
  private V ask(K key) {
    long before = forgotten.get();
    Instant asked = clock.instant();
    V value = look.apply(key);
    if (forgotten.get() == before) {
      makeRoom();
      copies.put(key, new Copy<>(value, asked));
    }
    return value;
  }

  private boolean isFresh(Copy<V> copy) {
    return copy.asked().plus(life).isAfter(clock.instant());
  }

  private void makeRoom() {
    if (copies.size() >= MOST) {
      copies.clear();
    }
  }

  private record Copy<V>(V value, Instant asked) {}
}
