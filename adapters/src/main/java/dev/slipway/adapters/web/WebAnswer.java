package dev.slipway.adapters.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What a {@link WebApi} answered, whatever it was. */
public final class WebAnswer {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int status;
  private final HttpHeaders headers;
  private final byte[] bytes;
  private final boolean whole;

  /**
   * @param bytes the body, or its end
   * @param whole whether that is all of it
   */
  WebAnswer(int status, HttpHeaders headers, byte[] bytes, boolean whole) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
    this.whole = whole;
  }

  public int status() {
    return status;
  }

  public boolean isGood() {
    return status / 100 == 2;
  }

  public boolean isServersFault() {
    return status >= 500;
  }

  public boolean isWhole() {
    return whole;
  }

  int size() {
    return bytes.length;
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** A missing node when it is not JSON: a page for people, or nothing. */
  public JsonNode json() {
    try {
      JsonNode json = MAPPER.readTree(bytes);
      return json == null ? MissingNode.getInstance() : json;
    } catch (IOException noJson) {
      return MissingNode.getInstance();
    }
  }

  public String text() {
    return new String(bytes, UTF_8);
  }

  /** The same body with the newer headers of an answer that says that nothing has changed. */
  WebAnswer confirmedBy(WebAnswer unchanged) {
    return new WebAnswer(status, unchanged.headers, bytes, whole);
  }
}
