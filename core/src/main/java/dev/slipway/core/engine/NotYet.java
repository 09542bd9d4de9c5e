package dev.slipway.core.engine;

import java.time.Duration;

/**
 * Something is being made that takes minutes and then is there: nobody has to do anything. The
 * engine comes back and says meanwhile how far it is; a command goes on when it is there.
 */
public final class NotYet extends Unavailable {
  private static final long serialVersionUID = 1L;

  private final String progress;

  /**
   * @param system what is being waited for
   * @param progress one sentence about what is being made and how far it is
   */
  public NotYet(String system, String progress) {
    super(system, progress, Duration.ofSeconds(2), new IllegalStateException("being made"));
    this.progress = progress;
  }

  @Override
  public String said() {
    return progress;
  }
}
