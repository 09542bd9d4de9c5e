package dev.slipway.bot.metrics;

import dev.slipway.bot.metrics.Metrics.Outcome;
import dev.slipway.core.engine.Denied;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Stands in front of an outside system, and times and counts each call of it. Thread-safe. */
public final class Measured {
  private static final int SERVERS_FAULT = 500;

  private final Object real;
  private final String system;
  private final Metrics metrics;

  private Measured(Object real, String system, Metrics metrics) {
    this.real = real;
    this.system = system;
    this.metrics = metrics;
  }

  /**
   * @param door the interface through which it is called; calls that others made it inherit, such
   *     as closing, are not counted
   * @param system as {@link Metrics#called} has it
   */
  public static <T> T calls(Class<T> door, T real, String system, Metrics metrics) {
    Measured measured = new Measured(real, system, metrics);
    return door.cast(
        Proxy.newProxyInstance(
            door.getClassLoader(),
            new Class<?>[] {door},
            (proxy, method, arguments) ->
                method.getDeclaringClass() == door
                    ? measured.timed(method, arguments)
                    : measured.invoke(method, arguments)));
  }

  private @Nullable Object timed(Method method, Object @Nullable [] arguments) throws Throwable {
    long began = System.nanoTime();
    Outcome outcome = Outcome.UNAVAILABLE;
    try {
      Object answer = invoke(method, arguments);
      outcome = Outcome.OK;
      return answer;
    } catch (Denied no) {
      outcome = Outcome.DENIED;
      throw no;
    } catch (AwsServiceException said) {
      outcome = isNo(said) ? Outcome.DENIED : Outcome.UNAVAILABLE;
      throw said;
    } finally {
      metrics.called(system, outcome, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() == null ? failed : failed.getCause();
    }
  }

  private static boolean isNo(AwsServiceException said) {
    return !said.isThrottlingException() && said.statusCode() < SERVERS_FAULT;
  }
}
