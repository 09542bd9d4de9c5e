package dev.slipway.bot.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.adapters.git.LocalPicks.Answer;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Conflict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the answer to a pick is printed. */
enum PickAnswers {
  /** One line that a program reads. */
  JSON {
    @Override
    String of(Answer answer, Duration took) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("onto", answer.onto());
      add(json.putArray("commits"), answer.commits());
      json.put("outcome", word(answer.outcome()));
      json.put("head", answer.head().map(CommitSha::value).orElse(null));
      json.put("tree", answer.tree().orElse(null));
      ArrayNode conflicts = json.putArray("conflicts");
      for (Conflict each : answer.conflicts()) {
        conflicts.addObject().put("path", each.path()).put("kind", word(each.kind()));
      }
      add(json.putArray("prerequisites"), answer.prerequisites());
      json.put("reason", answer.reason().orElse(null));
      json.put("millis", Math.round(took.toNanos() / 1e4) / 100.0);
      return json.toString();
    }
  },

  /** What people read. */
  TEXT {
    @Override
    String of(Answer answer, Duration took) {
      StringBuilder text = new StringBuilder(word(answer.outcome()));
      text.append(": onto ").append(answer.onto());
      head(answer).ifPresent(head -> text.append(", new head ").append(head));
      answer.reason().ifPresent(reason -> text.append("; ").append(reason));
      for (Conflict each : answer.conflicts()) {
        text.append("\n  ").append(each.path()).append(": ").append(each.kind().said());
      }
      if (!answer.prerequisites().isEmpty()) {
        text.append("\n  it applies after");
        answer.prerequisites().forEach(sha -> text.append(' ').append(sha.abbreviated()));
      }
      return text.toString();
    }

    private Optional<String> head(Answer answer) {
      return answer.head().map(CommitSha::abbreviated);
    }
  };

  abstract String of(Answer answer, Duration took);

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void add(ArrayNode array, List<CommitSha> commits) {
    commits.forEach(sha -> array.add(sha.value()));
  }
}
