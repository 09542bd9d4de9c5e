package dev.slipway.core.story;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The life of one replica. Everything that it reaches through {@link #of} is gone for it once it
 * was killed; what it had begun to do has been done, and it never hears the answer.
 */
final class Life {
  /** When a replica dies or stops, in the middle of a call that changes something. */
  enum Moment {
    BEFORE,
    AFTER
  }

  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch awake = new CountDownLatch(1);
  private final CountDownLatch asleep = new CountDownLatch(1);
  private volatile Predicate<String> counted = method -> false;
  private volatile int fatal = -1;
  private volatile Moment moment = Moment.BEFORE;
  private volatile boolean pauses;
  private volatile boolean over;

  /** Ends before or after the n-th call, from 1, of methods such as {@code Target.goLive}. */
  void endsAt(int call, Moment when, Predicate<String> methods) {
    counted = methods;
    moment = when;
    fatal = call;
  }

  /** Stands still after the first call of this method, until {@link #wakeUp}. */
  void pausesAfter(String method) {
    endsAt(1, Moment.AFTER, method::equals);
    pauses = true;
  }

  /** Counts the calls of these methods. */
  void counts(Predicate<String> methods) {
    counted = methods;
  }

  int calls() {
    return calls.get();
  }

  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
  }

  /** Whether it stands still. */
  boolean isPaused() {
    return asleep.getCount() == 0 && awake.getCount() > 0;
  }

  void wakeUp() {
    awake.countDown();
  }

  /** A port as this replica reaches it. */
  <T> T of(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) ->
                call(port.getSimpleName() + "." + method.getName(), real, method, arguments)));
  }

  private @Nullable Object call(
      String name, Object real, Method method, Object @Nullable [] arguments) throws Throwable {
    breathe();
    boolean last = counted.test(name) && calls.incrementAndGet() == fatal;
    if (last && moment == Moment.BEFORE) {
      end();
      breathe();
    }
    Object answer = invoke(real, method, arguments);
    if (last && pauses) {
      asleep.countDown();
      awake.await();
    } else if (last) {
      end();
    }
    breathe();
    return answer;
  }

  private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() == null ? failed : failed.getCause();
    }
  }

  private void breathe() {
    if (over) {
      throw new Killed();
    }
  }
}
