package dev.slipway.bot.online;

import java.time.Duration;

/** How the queue is that the events of ECS come to, in words. */
public final class QueueReview {
  private static final Duration USEFUL = Duration.ofMinutes(5);

  private QueueReview() {}

  /**
   * @param waiting how many messages wait
   * @param keeps how long a message waits at most
   */
  public static String of(int waiting, Duration keeps) {
    String said = "may be read; some %d messages wait".formatted(waiting);
    return keeps.compareTo(USEFUL) > 0
        ? said
            + "\ncould be better: the queue keeps messages for %d minutes, and what is older than one is of no use; 60 s are enough"
                .formatted(keeps.toMinutes())
        : said;
  }
}
