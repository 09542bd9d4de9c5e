package dev.slipway.sandbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.slipway.sandbox.blocks.BlockRules;
import dev.slipway.sandbox.blocks.BlockText;
import dev.slipway.sandbox.blocks.Surface;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Markup;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** What an app sends to a response URL, or in its acknowledgement of a slash command. */
public final class Answers {
  private final Workspace workspace;
  private final Talk talk;

  public Answers(Workspace workspace, Talk talk) {
    this.workspace = workspace;
    this.talk = talk;
  }

  /** Applies the answer; the result is empty, or Slack's error code. */
  public Optional<String> apply(JsonNode answer, ResponseUrls.Origin origin) {
    if (answer.path("delete_original").asBoolean()) {
      origin.message().ifPresent(ts -> talk.delete(origin.channel(), ts));
      return Optional.empty();
    }
    ArrayNode blocks = answer.path("blocks") instanceof ArrayNode array ? array : Json.array();
    String text = Markup.sent(answer.path("text").asText());
    if (text.isEmpty() && blocks.isEmpty()) {
      return Optional.of("no_text");
    }
    List<String> problems = BlockRules.problems(blocks, Surface.MESSAGE);
    if (!problems.isEmpty()) {
      return Optional.of("invalid_blocks");
    }
    write(answer, origin, text, BlockText.withIds(blocks));
    return Optional.empty();
  }

  private void write(JsonNode answer, ResponseUrls.Origin origin, String text, ArrayNode blocks) {
    if (answer.path("replace_original").asBoolean() && origin.message().isPresent()) {
      talk.change(origin.channel(), origin.message().get(), p -> p.saying(text, blocks));
      return;
    }
    Optional<String> thread =
        Optional.of(answer.path("thread_ts").asText()).filter(ts -> !ts.isEmpty());
    Posting posting =
        Posting.plain(origin.channel(), workspace.nextTs(), workspace.botUser(), text)
            .saying(text, blocks)
            .inThread(thread, false);
    boolean isPublic = answer.path("response_type").asText().equals("in_channel");
    talk.post(isPublic ? posting : posting.onlyFor(origin.user()));
  }
}
