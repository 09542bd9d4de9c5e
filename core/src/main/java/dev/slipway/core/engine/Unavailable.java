package dev.slipway.core.engine;

import java.time.Duration;

/**
 * An outside system cannot be reached, throttles us, or answered nonsense. Nothing is known of what
 * happened there. The engine looks again later; a command tells its person.
 */
public sealed class Unavailable extends RuntimeException permits NotYet {
  private static final long serialVersionUID = 1L;

  private final String system;
  private final String why;
  private final Duration retryAfter;

  /**
   * @param system what people call it, such as {@code ECS eu-west-1}
   * @param why the short technical cause, without secrets
   */
  public Unavailable(String system, String why, Throwable cause) {
    this(system, why, Duration.ofSeconds(2), cause);
  }

  /**
   * @param retryAfter how long the system asked us to stay away
   */
  public Unavailable(String system, String why, Duration retryAfter, Throwable cause) {
    super("%s is unavailable: %s".formatted(system, why), cause);
    this.system = system;
    this.why = why;
    this.retryAfter = retryAfter;
  }

  public String system() {
    return system;
  }

  /** The short technical cause. */
  public String why() {
    return why;
  }

  /** One sentence for people. */
  public String said() {
    return "%s is unavailable: %s".formatted(system, why);
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
