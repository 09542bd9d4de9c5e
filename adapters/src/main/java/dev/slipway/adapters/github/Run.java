package dev.slipway.adapters.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.repository.CommitSha;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A run of a workflow.
 *
 * @param title what the workflow's {@code run-name} made of its inputs
 * @param conclusion empty until it is completed
 * @param head the commit of the ref when it was dispatched
 */
record Run(
    String id,
    String title,
    String status,
    String conclusion,
    String head,
    Instant createdAt,
    Optional<URI> link) {

  static Run of(JsonNode run) {
    return new Run(
        run.path("id").asText(),
        run.path("display_title").asText() + "\n" + run.path("name").asText(),
        run.path("status").asText(),
        run.path("conclusion").asText(""),
        run.path("head_sha").asText(),
        time(run.path("created_at").asText()),
        link(run.path("html_url").asText()));
  }

  /** Whether its name carries this mark, and not only one that ends or begins with it. */
  boolean carries(String mark) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(mark) + "(?![\\w-])")
        .matcher(title)
        .find();
  }

  boolean isCompleted() {
    return status.equals("completed");
  }

  boolean isSuccess() {
    return isCompleted() && conclusion.equals("success");
  }

  /** Whether the ref had moved on, so that the run belongs to another commit than it builds. */
  boolean isOf(CommitSha commit) {
    return head.isEmpty() || head.equals(commit.value());
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
      return Instant.parse(text);
    } catch (DateTimeParseException unknown) {
      return Instant.EPOCH;
    }
  }
}
