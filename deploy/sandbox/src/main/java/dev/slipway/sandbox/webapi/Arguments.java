package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.sandbox.workspace.Json;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a call's arguments and its token from a request. */
final class Arguments {
  private static final String BEARER = "Bearer ";

  private Arguments() {}

  static Call read(String method, Context ctx) {
    Map<String, JsonNode> arguments = new HashMap<>();
    ctx.queryParamMap().forEach((name, values) -> putFirst(arguments, name, values));
    String type = Optional.ofNullable(ctx.contentType()).orElse("");
    if (type.startsWith("application/json")) {
      JsonNode body =
          Json.read(ctx.body())
              .filter(JsonNode::isObject)
              .orElseThrow(() -> ApiFailure.of("invalid_json"));
      body.properties().forEach(field -> arguments.put(field.getKey(), field.getValue()));
    } else {
      ctx.formParamMap().forEach((name, values) -> putFirst(arguments, name, values));
    }
    return new Call(method, Map.copyOf(arguments));
  }

  private static void putFirst(Map<String, JsonNode> into, String name, List<String> values) {
    values.stream().findFirst().ifPresent(value -> into.put(name, TextNode.valueOf(value)));
  }

  static Optional<String> token(Call call, Context ctx) {
    return Optional.ofNullable(ctx.header("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()).strip())
        .or(() -> call.text("token"));
  }
}
