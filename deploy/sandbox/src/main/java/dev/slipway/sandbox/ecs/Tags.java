package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags of resources, by ARN; limits as on the AWS page <i>Tag</i>. */
final class Tags {
  private static final int MOST = 50;

  private final Map<String, Map<String, String>> byArn = new HashMap<>();

  /** Adds tags or gives them a new value. */
  void add(String arn, List<JsonNode> tags) {
    Map<String, String> result = new LinkedHashMap<>(byArn.getOrDefault(arn, Map.of()));
    for (JsonNode tag : tags) {
      result.put(checkedKey(tag.path("key").asText()), checkedValue(tag.path("value").asText()));
    }
    if (result.size() > MOST) {
      throw EcsError.invalid("A resource can have at most " + MOST + " tags.");
    }
    byArn.put(arn, result);
  }

  ArrayNode of(String arn) {
    return Json.array(byArn.getOrDefault(arn, Map.of()).entrySet().stream().map(Tags::shape));
  }

  private static ObjectNode shape(Map.Entry<String, String> tag) {
    return Json.object().put("key", tag.getKey()).put("value", tag.getValue());
  }

  private static String checkedKey(String key) {
    if (key.isEmpty() || key.length() > 128 || key.startsWith("aws:")) {
      throw EcsError.invalid("Tag keys have 1 to 128 characters and do not start with aws:.");
    }
    return key;
  }

  private static String checkedValue(String value) {
    if (value.length() > 256) {
      throw EcsError.invalid("Tag values have at most 256 characters.");
    }
    return value;
  }
}
