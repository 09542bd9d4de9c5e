package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.workspace.Json;
import java.util.List;

/** A method answers {@code ok:false} with Slack's error code. */
final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ObjectNode body;

  private ApiFailure(String error, ObjectNode body) {
    super(error, null, false, false);
    this.body = body;
  }

  static ApiFailure of(String error) {
    return new ApiFailure(error, Json.object().put("ok", false).put("error", error));
  }

  static ApiFailure because(String error, List<String> messages) {
    ApiFailure failure = of(error);
    if (error.equals("invalid_blocks")) {
      failure.body.set("errors", Json.strings(messages));
    }
    failure.body.putObject("response_metadata").set("messages", Json.strings(messages));
    return failure;
  }

  static ApiFailure missingScope(String needed, String provided) {
    ApiFailure failure = of("missing_scope");
    failure.body.put("needed", needed).put("provided", provided);
    return failure;
  }

  ObjectNode body() {
    return body;
  }
}
