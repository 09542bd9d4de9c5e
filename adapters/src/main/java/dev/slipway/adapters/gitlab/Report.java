package dev.slipway.adapters.gitlab;

import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Says how far a pipeline is, or how it ended and why. */
final class Report {
  private final GitlabApi gitlab;
  private final InstantSource clock;

  Report(GitlabApi gitlab, InstantSource clock) {
    this.gitlab = gitlab;
    this.clock = clock;
  }

  BuildProgress of(Pipeline pipeline, BuildOrder order) {
    if (pipeline.isSuccess()) {
      return new BuildProgress.Succeeded();
    }
    return pipeline.hasFailed()
        ? failed(pipeline, order)
        : new BuildProgress.Running(line(pipeline), pipeline.link());
  }

  private String line(Pipeline pipeline) {
    return switch (pipeline.status()) {
      case "running" -> Job.line(Job.all(gitlab.jobs(pipeline.id())));
      case "created", "preparing", "pending" ->
          awaited("queued: no runner has taken it yet", pipeline);
      case "waiting_for_resource" ->
          awaited("waiting: another pipeline has its resource group", pipeline);
      case "waiting_for_callback" ->
          awaited("waiting: an outside system has to answer GitLab", pipeline);
      case "manual" ->
          awaited("waiting: a manual job wants somebody to start it on GitLab", pipeline);
      case "scheduled" -> awaited("waiting: a delayed job begins later", pipeline);
      default -> pipeline.status();
    };
  }

  /** Its age makes it no silence: nobody but the queue is slow. */
  private String awaited(String what, Pipeline pipeline) {
    long minutes = Duration.between(pipeline.createdAt(), clock.instant()).toMinutes();
    return minutes < 1 ? what : "%s, for %d min".formatted(what, minutes);
  }

  private BuildProgress failed(Pipeline pipeline, BuildOrder order) {
    Optional<Job> culprit =
        pipeline.status().equals("failed") ? Job.culprit(jobs(pipeline)) : Optional.empty();
    return new BuildProgress.Failed(
        why(pipeline, culprit) + moved(pipeline, order),
        culprit.map(this::tail).orElse(""),
        culprit.flatMap(Job::link).or(pipeline::link));
  }

  private static String why(Pipeline pipeline, Optional<Job> culprit) {
    return switch (pipeline.status()) {
      case "canceled", "canceling" -> "the pipeline was cancelled on GitLab";
      case "skipped" -> "GitLab skipped the pipeline: none of its jobs runs for this ref";
      default ->
          pipeline.problem().isBlank()
              ? culprit.map(Report::why).orElse("the pipeline failed")
              : "GitLab cannot use .gitlab-ci.yml: " + pipeline.problem();
    };
  }

  private static String why(Job job) {
    return "job %s in stage %s failed%s"
        .formatted(job.name(), job.stage(), job.reason().isBlank() ? "" : ": " + job.reason());
  }

  /** The pipeline is shown with another commit, which misleads whoever looks for the cause. */
  private static String moved(Pipeline pipeline, BuildOrder order) {
    return pipeline.isOf(order.commit())
        ? ""
        : " (GitLab shows it at %.7s, where %s was by then)"
            .formatted(pipeline.sha(), order.branch());
  }

  /** How it ended is known: what else cannot be read does not change that. */
  private List<Job> jobs(Pipeline pipeline) {
    try {
      return Job.all(gitlab.jobs(pipeline.id()));
    } catch (Denied | Unavailable unread) {
      return List.of();
    }
  }

  private String tail(Job job) {
    try {
      return Trace.tail(gitlab.trace(job.id()));
    } catch (Denied | Unavailable unread) {
      return "(its log could not be read: %s)".formatted(unread.getMessage());
    }
  }
}
