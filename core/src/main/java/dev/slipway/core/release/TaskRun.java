package dev.slipway.core.release;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.TaskName;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a release is with one deploy-time task.
 *
 * @param attempt which try this is, from 1
 * @param note by what it was seen to be done, or why nobody knows; may be empty
 * @param since when the stage began; for a try that may have begun, when it was intended
 * @param overdue whether people were told that it takes too long
 * @param verdict present when it failed
 */
public record TaskRun(
    DeployTask task,
    Stage stage,
    int attempt,
    Optional<String> reference,
    String note,
    Instant since,
    boolean overdue,
    Optional<Verdict> verdict) {

  /** The stages of a deploy-time task. */
  public enum Stage {
    WAITING("waiting"),
    /** It may have begun. */
    INTENDED("starting"),
    RUNNING("running"),
    /** Nobody can tell whether it ran; a person is asked. */
    UNPROVEN("nobody knows whether it ran"),
    DONE("done"),
    FAILED("failed");

    private final String said;

    Stage(String said) {
      this.said = said;
    }

    public String said() {
      return said;
    }
  }

  static TaskRun of(DeployTask task, Instant at) {
    return new TaskRun(task, Stage.WAITING, 1, Optional.empty(), "", at, false, Optional.empty());
  }

  public TaskName name() {
    return task.name();
  }

  boolean isOver() {
    return stage == Stage.DONE || stage == Stage.FAILED;
  }

  TaskRun intended(Instant at) {
    return to(Stage.INTENDED, attempt, Optional.empty(), "", at);
  }

  TaskRun started(String platforms, Instant at) {
    return to(Stage.RUNNING, attempt, Optional.of(platforms), "", at);
  }

  TaskRun toldOverdue() {
    return new TaskRun(task, stage, attempt, reference, note, since, true, verdict);
  }

  TaskRun done(String evidence, Instant at) {
    return to(Stage.DONE, attempt, reference, evidence, at);
  }

  TaskRun unproven(String why, Instant at) {
    return to(Stage.UNPROVEN, attempt, reference, why, at);
  }

  TaskRun failed(Verdict why, Instant at) {
    return new TaskRun(task, Stage.FAILED, attempt, reference, "", at, overdue, Optional.of(why));
  }

  /** A person is sure that it did not run: the next try is another one to the platform. */
  TaskRun again(Instant at) {
    return to(Stage.INTENDED, attempt + 1, Optional.empty(), "", at);
  }

  private TaskRun to(Stage next, int number, Optional<String> platforms, String said, Instant at) {
    return new TaskRun(task, next, number, platforms, said, at, overdue, Optional.empty());
  }
}
