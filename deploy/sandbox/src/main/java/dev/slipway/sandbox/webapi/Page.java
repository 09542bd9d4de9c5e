package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list, with Slack's cursor to the next.
 *
 * @param next the key of the first item that is not on this page
 */
record Page<T>(List<T> items, Optional<String> next) {
  private static final int MAX_LIMIT = 1_000;

  Page {
    items = List.copyOf(items);
  }

  static <T> Page<T> of(List<T> all, Function<T, String> key, Call call, int usualLimit) {
    int limit = call.number("limit", usualLimit);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ApiFailure.of("invalid_limit");
    }
    int from = call.text("cursor").map(cursor -> position(all, key, cursor)).orElse(0);
    int to = Math.min(all.size(), from + limit);
    Optional<String> next =
        to < all.size() ? Optional.of(key.apply(all.get(to))) : Optional.empty();
    return new Page<>(all.subList(from, to), next);
  }

  private static <T> int position(List<T> all, Function<T, String> key, String cursor) {
    String wanted = decoded(cursor);
    for (int i = 0; i < all.size(); i++) {
      if (key.apply(all.get(i)).equals(wanted)) {
        return i;
      }
    }
    throw ApiFailure.of("invalid_cursor");
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiFailure.of("invalid_cursor");
    }
  }

  ObjectNode addCursor(ObjectNode answer) {
    String cursor =
        next.map(key -> Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
            .orElse("");
    answer.putObject("response_metadata").put("next_cursor", cursor);
    return answer;
  }
}
