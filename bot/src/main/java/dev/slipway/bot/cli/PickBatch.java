package dev.slipway.bot.cli;

import dev.slipway.adapters.git.LocalPicks;
import dev.slipway.adapters.git.LocalPicks.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs picks, several side by side, and prints each answer in the order of the questions. */
record PickBatch(LocalPicks picks, boolean land, PickAnswers form, PrintWriter out) {

  /** An answer, how long it took, and what the command should end with. */
  private record Done(Answer answer, Duration took, int exitCode) {}

  int one(String onto, List<String> commits) throws IOException {
    return print(run(onto, commits));
  }

  /** A line that makes no sense is refused on its own line; nothing stops the others. */
  int lines(List<String> lines) {
    int threads = land ? 1 : Runtime.getRuntime().availableProcessors();
    int exitCode = ExitCodes.OK;
    try (ExecutorService side = Executors.newFixedThreadPool(threads)) {
      List<Future<Done>> running = new ArrayList<>();
      lines.forEach(line -> running.add(side.submit(() -> line(line))));
      for (Future<Done> each : running) {
        exitCode = Math.max(exitCode, print(each.get()));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCodes.BROKEN;
    }
    return exitCode;
  }

  private Done line(String line) {
    List<String> words = List.of(line.strip().split("\\s+", -1));
    if (words.size() < 2) {
      return refused(words.getFirst(), "a line is a branch and at least one commit");
    }
    try {
      return run(words.getFirst(), words.subList(1, words.size()));
    } catch (IOException | RuntimeException e) {
      return new Done(
          Answer.refused(words.getFirst(), "broken: " + e), Duration.ZERO, ExitCodes.BROKEN);
    }
  }

  private static Done refused(String onto, String reason) {
    return new Done(Answer.refused(onto, reason), Duration.ZERO, ExitCodes.CONFLICT);
  }

  private Done run(String onto, List<String> commits) throws IOException {
    long begin = System.nanoTime();
    Answer answer = picks.pick(onto, commits, land);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    return new Done(answer, took, PickCommand.exitCode(answer));
  }

  private int print(Done done) {
    out.println(form.of(done.answer, done.took));
    out.flush();
    return done.exitCode;
  }
}
