package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Cuts a list into pages. A token is opaque and belongs to the parameters it was given for. */
record Page<T>(List<T> items, String nextToken) {

  /**
   * @param usual the page size without {@code maxResults}
   * @param most the largest {@code maxResults}
   */
  static <T> Page<T> of(List<T> all, Request request, int usual, int most) {
    int size = request.number("maxResults").orElse(usual);
    if (size < 1 || size > most) {
      throw EcsError.invalid("maxResults must be between 1 and " + most + ", not " + size + ".");
    }
    int from = request.text("nextToken").map(token -> offset(token, request)).orElse(0);
    int to = Math.min(all.size(), from + size);
    return new Page<>(
        all.subList(Math.min(from, to), to), to < all.size() ? token(to, request) : "");
  }

  ObjectNode into(ObjectNode answer) {
    if (!nextToken.isEmpty()) {
      answer.put("nextToken", nextToken);
    }
    return answer;
  }

  private static String token(int offset, Request request) {
    return Base64.getUrlEncoder()
        .encodeToString((offset + " " + fingerprint(request)).getBytes(StandardCharsets.UTF_8));
  }

  private static int offset(String token, Request request) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ", -1);
      if (parts.length == 2 && parts[1].equals(fingerprint(request))) {
        return Integer.parseInt(parts[0]);
      }
    } catch (IllegalArgumentException notOurs) {
      throw EcsError.invalid("Invalid token.");
    }
    throw EcsError.invalid("Invalid token.");
  }

  private static String fingerprint(Request request) {
    JsonNode rest = request.body().deepCopy().without(List.of("nextToken", "maxResults"));
    return request.operation() + Integer.toHexString(rest.hashCode());
  }
}
