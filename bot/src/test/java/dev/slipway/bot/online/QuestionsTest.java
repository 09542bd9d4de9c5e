package dev.slipway.bot.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.online.Question.Mistake;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  @Test
  void everyAnswerIsAFinding() throws InterruptedException {
    assertThat(
            Questions.ask(
                List.of(
                    new Question("a", () -> "well"),
                    asks(new Mistake("mend it")),
                    asks(new Denied("may not")),
                    asks(new Unavailable("git", "away", new IOException())),
                    asks(new IllegalStateException("a bug"))),
                Duration.ofSeconds(20)))
        .extracting(Finding::said)
        .containsExactly(
            "well",
            "mend it",
            "may not",
            "git is unavailable: away",
            "failed to ask: java.lang.IllegalStateException: a bug");
  }

  @Test
  void whoeverDoesNotAnswerKeepsNobodyWaiting() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    List<Finding> findings =
        Questions.ask(
            List.of(
                new Question(
                    "slow",
                    () -> {
                      try {
                        never.await();
                      } catch (InterruptedException told) {
                        Thread.currentThread().interrupt();
                      }
                      return "late";
                    })),
            Duration.ofMillis(50));
    assertThat(findings).containsExactly(new Finding("slow", false, "no answer within 0 s"));
  }

  private static Question asks(RuntimeException thrown) {
    return new Question(
        "b",
        () -> {
          throw thrown;
        });
  }
}
