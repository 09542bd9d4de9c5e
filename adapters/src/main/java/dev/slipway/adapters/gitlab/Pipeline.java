package dev.slipway.adapters.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.repository.CommitSha;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/**
 * A pipeline of a project.
 *
 * @param sha the commit of the ref when it was created
 * @param problem what is wrong with its configuration; usually empty
 */
record Pipeline(
    String id, String status, String sha, Instant createdAt, String problem, Optional<URI> link) {
  private static final Set<String> FAILED = Set.of("failed", "canceled", "canceling", "skipped");

  static Pipeline of(JsonNode pipeline) {
    return new Pipeline(
        pipeline.path("id").asText(),
        pipeline.path("status").asText(),
        pipeline.path("sha").asText(),
        time(pipeline.path("created_at").asText()),
        pipeline.path("yaml_errors").asText(""),
        link(pipeline.path("web_url").asText()));
  }

  boolean hasFailed() {
    return FAILED.contains(status);
  }

  boolean isSuccess() {
    return status.equals("success");
  }

  /** Whether the ref had moved on, so that GitLab shows another commit than is built. */
  boolean isOf(CommitSha commit) {
    return sha.isEmpty() || sha.equals(commit.value());
  }

  static Optional<URI> link(String url) {
    try {
      return Optional.of(url).filter(text -> text.startsWith("http")).map(URI::create);
    } catch (IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException unknown) {
      return Instant.EPOCH;
    }
  }
}
