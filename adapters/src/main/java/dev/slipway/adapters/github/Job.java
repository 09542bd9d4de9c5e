package dev.slipway.adapters.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A job of a run, with its steps. */
record Job(
    long id, String name, String status, String conclusion, List<Step> steps, Optional<URI> link) {
  private static final int MOST_SHOWN = 3;
  private static final Set<String> HARMLESS = Set.of("success", "skipped", "neutral", "");

  record Step(int number, String name, String status, String conclusion) {}

  Job {
    steps = List.copyOf(steps);
  }

  static List<Job> all(JsonNode jobs) {
    List<Job> all = new ArrayList<>();
    jobs.forEach(job -> all.add(of(job)));
    return all;
  }

  /** Where the jobs are now, in one line that changes with every step. */
  static String line(List<Job> jobs) {
    long done = jobs.stream().filter(job -> job.status().equals("completed")).count();
    String running =
        jobs.stream()
            .filter(job -> job.status().equals("in_progress"))
            .limit(MOST_SHOWN)
            .map(Job::where)
            .collect(Collectors.joining("; "));
    String counted =
        jobs.size() > 1
            ? "%d of %d jobs done".formatted(done, jobs.size())
            : "waiting for a runner";
    return running.isEmpty() ? counted : running;
  }

  /** The first job that made the run end as it did. */
  static Optional<Job> culprit(List<Job> jobs) {
    return jobs.stream().filter(job -> !HARMLESS.contains(job.conclusion())).findFirst();
  }

  /** The first step that did not end well. */
  Optional<Step> failedStep() {
    return steps.stream().filter(step -> !HARMLESS.contains(step.conclusion())).findFirst();
  }

  private String where() {
    return steps.stream()
        .filter(step -> step.status().equals("in_progress"))
        .findFirst()
        .map(
            step ->
                "%s: step %d of %d, %s".formatted(name, step.number(), steps.size(), step.name()))
        .orElse(name + ": starting");
  }

  private static Job of(JsonNode job) {
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : job.path("steps")) {
      steps.add(
          new Step(
              step.path("number").asInt(),
              step.path("name").asText(),
              step.path("status").asText(),
              step.path("conclusion").asText("")));
    }
    return new Job(
        job.path("id").asLong(),
        job.path("name").asText(),
        job.path("status").asText(),
        job.path("conclusion").asText(""),
        steps,
        Run.link(job.path("html_url").asText()));
  }
}
