package dev.slipway.adapters.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A job of a pipeline.
 *
 * @param reason why it failed, in GitLab's own word
 * @param optional whether the pipeline goes on without it
 */
record Job(
    long id,
    String name,
    String stage,
    String status,
    String reason,
    boolean optional,
    Optional<URI> link) {
  private static final int MOST_SHOWN = 3;
  private static final Set<String> DONE = Set.of("success", "failed", "canceled", "skipped");

  /** Oldest first; GitLab lists the newest first. */
  static List<Job> all(JsonNode jobs) {
    List<Job> all = new ArrayList<>();
    jobs.forEach(job -> all.add(of(job)));
    return all.reversed();
  }

  /** Where the jobs are now, in one line that changes with every job. */
  static String line(List<Job> jobs) {
    long done = jobs.stream().filter(job -> DONE.contains(job.status())).count();
    String running =
        jobs.stream()
            .filter(job -> job.status().equals("running"))
            .limit(MOST_SHOWN)
            .map(job -> "%s: %s".formatted(job.stage(), job.name()))
            .collect(Collectors.joining("; "));
    return "%s (%d of %d jobs done)"
        .formatted(running.isEmpty() ? "waiting for a runner" : running, done, jobs.size());
  }

  /** The first job that the pipeline could not go on without. */
  static Optional<Job> culprit(List<Job> jobs) {
    return jobs.stream()
        .filter(job -> job.status().equals("failed") && !job.optional())
        .findFirst();
  }

  private static Job of(JsonNode job) {
    return new Job(
        job.path("id").asLong(),
        job.path("name").asText(),
        job.path("stage").asText(),
        job.path("status").asText(),
        job.path("failure_reason").asText("").replace('_', ' '),
        job.path("allow_failure").asBoolean(),
        Pipeline.link(job.path("web_url").asText()));
  }
}
