package dev.slipway.bot.online;

import dev.slipway.bot.online.Question.Mistake;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks many systems at once, none for longer than it is worth. */
public final class Questions {
  private Questions() {}

  /**
   * @param patience for all of them together
   * @return one finding for each question, in their order
   */
  public static List<Finding> ask(List<Question> questions, Duration patience)
      throws InterruptedException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Finding>> answers =
          threads.invokeAll(
              questions.stream().map(Questions::finding).toList(),
              patience.toMillis(),
              TimeUnit.MILLISECONDS);
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < answers.size(); i++) {
        findings.add(read(questions.get(i), answers.get(i), patience));
      }
      return findings;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Finding> finding(Question question) {
    return () -> {
      try {
        return new Finding(question.subject(), true, question.answer().get());
      } catch (Mistake | Denied no) {
        return new Finding(question.subject(), false, String.valueOf(no.getMessage()));
      } catch (Unavailable away) {
        return new Finding(question.subject(), false, away.said());
      }
    };
  }

  private static Finding read(Question question, Future<Finding> answer, Duration patience)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException late) {
      String said = "no answer within %d s".formatted(patience.toSeconds());
      return new Finding(question.subject(), false, said);
    } catch (ExecutionException broken) {
      return new Finding(question.subject(), false, "failed to ask: " + broken.getCause());
    }
  }
}
