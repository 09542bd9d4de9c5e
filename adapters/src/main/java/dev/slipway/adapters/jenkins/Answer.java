package dev.slipway.adapters.jenkins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What Jenkins answered.
 *
 * @param text the body, or its beginning
 * @param whole whether that is all of it
 */
record Answer(int status, HttpHeaders headers, String text, boolean whole) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int TOO_MANY = 429;
  static final int SERVER_ERROR = 500;

  boolean isGood() {
    return status / 100 == 2;
  }

  boolean isRedirect() {
    return status / 100 == 3;
  }

  boolean isNotFound() {
    return status == NOT_FOUND;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** A missing node when it is no object of JSON, such as a page for people. */
  JsonNode json() {
    try {
      JsonNode json = MAPPER.readTree(text);
      return json.isObject() ? json : MissingNode.getInstance();
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }
}
