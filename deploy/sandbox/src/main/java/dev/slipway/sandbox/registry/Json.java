package dev.slipway.sandbox.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/** The little JSON that a registry reads and writes. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static JsonNode read(byte[] content) {
    try {
      return MAPPER.readTree(content);
    } catch (IOException e) {
      throw new RegistryError(RegistryError.Code.MANIFEST_INVALID, "not JSON: " + e.getMessage());
    }
  }

  static String write(Map<String, ?> fields) {
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings, numbers and lists can be written as JSON", e);
    }
  }
}
