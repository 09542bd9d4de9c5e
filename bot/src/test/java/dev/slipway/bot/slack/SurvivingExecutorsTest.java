package dev.slipway.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SurvivingExecutorsTest {
  @Test
  void taskThatThrowsAnErrorIsRunAgain() throws Exception {
    CountDownLatch runs = new CountDownLatch(3);
    ScheduledExecutorService executor =
        new SurvivingExecutors().createThreadScheduledExecutor("test");
    try {
      var _ =
          executor.scheduleWithFixedDelay(
              () -> {
                runs.countDown();
                throw new StackOverflowError();
              },
              0,
              1,
              TimeUnit.MILLISECONDS);
      assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      executor.shutdownNow();
    }
  }
}
