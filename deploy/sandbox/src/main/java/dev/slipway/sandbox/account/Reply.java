package dev.slipway.sandbox.account;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer of one of the services, in its protocol. */
public record Reply(int status, String type, String body) {
  static Reply json(JsonNode body) {
    return json(200, body.toString());
  }

  static Reply json(int status, String body) {
    return new Reply(status, "application/x-amz-json-1.1", body);
  }

  /** An answer of a service that takes forms, within the two elements that all of them have. */
  static Reply xml(String action, String body) {
    String text =
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, body);
    return xml(200, text);
  }

  static Reply xml(int status, String text) {
    return new Reply(status, "text/xml", text);
  }
}
