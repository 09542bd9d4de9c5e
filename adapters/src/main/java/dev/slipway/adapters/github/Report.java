package dev.slipway.adapters.github;

import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Says how far a run is, or how it ended and why. */
final class Report {
  private final GithubApi github;
  private final InstantSource clock;

  Report(GithubApi github, InstantSource clock) {
    this.github = github;
    this.clock = clock;
  }

  BuildProgress of(Run run, BuildOrder order) {
    if (run.isSuccess()) {
      return new BuildProgress.Succeeded();
    }
    return run.isCompleted()
        ? failed(run, order)
        : new BuildProgress.Running(line(run), run.link());
  }

  private String line(Run run) {
    return switch (run.status()) {
      case "in_progress" -> Job.line(Job.all(github.jobs(run.id())));
      case "queued", "requested" -> awaited("queued: no runner has taken it yet", run);
      case "waiting" ->
          awaited("waiting: a protected environment wants somebody to approve it", run);
      case "pending" -> awaited("pending: another run of its concurrency group goes first", run);
      default -> run.status();
    };
  }

  /** Its age makes it no silence: nobody but the queue is slow. */
  private String awaited(String what, Run run) {
    long minutes = Duration.between(run.createdAt(), clock.instant()).toMinutes();
    return minutes < 1 ? what : "%s, for %d min".formatted(what, minutes);
  }

  private BuildProgress failed(Run run, BuildOrder order) {
    Optional<Job> culprit = Job.culprit(jobs(run));
    return new BuildProgress.Failed(
        why(run, culprit) + moved(run, order),
        run.conclusion().equals("cancelled") ? "" : culprit.map(this::tail).orElse(""),
        culprit.flatMap(Job::link).or(run::link));
  }

  private static String why(Run run, Optional<Job> culprit) {
    return switch (run.conclusion()) {
      case "failure" ->
          culprit
              .map(job -> "job %s failed%s".formatted(job.name(), step(job)))
              .orElse("the run failed");
      case "cancelled" -> "the run was cancelled on GitHub";
      case "timed_out" ->
          culprit
              .map(
                  job ->
                      "GitHub ended job %s after its time limit%s".formatted(job.name(), step(job)))
              .orElse("GitHub ended the run after its time limit");
      case "action_required" -> "GitHub wants somebody to approve the run before it begins";
      case "startup_failure" ->
          "GitHub could not begin the run: the workflow file is invalid, or may not run here";
      case "skipped" -> "GitHub skipped every job of the run";
      default -> "the run ended as %s".formatted(run.conclusion());
    };
  }

  private static String step(Job job) {
    return job.failedStep()
        .map(
            step ->
                " in step %d of %d, %s".formatted(step.number(), job.steps().size(), step.name()))
        .orElse("");
  }

  /** The run is shown with another commit, which misleads whoever looks for the cause. */
  private static String moved(Run run, BuildOrder order) {
    return run.isOf(order.commit())
        ? ""
        : " (GitHub shows it at %.7s, where %s was by then)".formatted(run.head(), order.branch());
  }

  /** How it ended is known: what else cannot be read does not change that. */
  private List<Job> jobs(Run run) {
    try {
      return Job.all(github.jobs(run.id()));
    } catch (Denied | Unavailable unread) {
      return List.of();
    }
  }

  private String tail(Job job) {
    try {
      return JobLog.tail(github.log(job.id()));
    } catch (Denied | Unavailable unread) {
      return "(its log could not be read: %s)".formatted(unread.getMessage());
    }
  }
}
