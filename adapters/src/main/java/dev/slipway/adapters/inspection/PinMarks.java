package dev.slipway.adapters.inspection;

import dev.slipway.adapters.inspection.SecretReference.Managed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which references of a task definition we held to a version, written on it as tags: the next
 * release has to know what people wrote there, and what it may move on.
 *
 * @param stages the stage that a place named before, by the place's key; empty for none
 */
public record PinMarks(Map<String, String> stages) {
  private static final String TAG = "slipway:pinned";
  private static final int LONGEST_VALUE = 256;

  public static final PinMarks NONE = new PinMarks(Map.of());

  public PinMarks {
    stages = Map.copyOf(stages);
  }

  /** Whether a tag is one of these. */
  public static boolean isOurs(String tag) {
    return tag.startsWith(TAG);
  }

  public static PinMarks read(Map<String, String> tags) {
    Map<String, String> stages = new LinkedHashMap<>();
    tags.forEach(
        (key, value) -> {
          if (isOurs(key)) {
            List.of(value.split(" ")).forEach(mark -> add(stages, mark));
          }
        });
    return new PinMarks(stages);
  }

  /** One tag, or as many as it takes: a value has 256 characters at most. */
  public Map<String, String> tags() {
    List<StringBuilder> values = new ArrayList<>();
    new TreeMap<>(stages)
        .forEach((place, stage) -> append(values, stage.isEmpty() ? place : place + "@" + stage));
    Map<String, String> tags = new LinkedHashMap<>();
    values.forEach(
        value -> tags.put(tags.isEmpty() ? TAG : TAG + "-" + (tags.size() + 1), value.toString()));
    return tags;
  }

  /** The reference as people wrote it. */
  SecretReference original(Place place) {
    SecretReference present = SecretReference.of(place.valueFrom());
    String stage = stages.get(place.key());
    if (stage == null) {
      return present;
    }
    return present instanceof Managed managed ? managed.at(stage) : present.held("");
  }

  boolean has(Place place) {
    return stages.containsKey(place.key());
  }

  private static void add(Map<String, String> stages, String mark) {
    int at = mark.indexOf('@');
    if (!mark.isBlank()) {
      stages.put(at < 0 ? mark : mark.substring(0, at), at < 0 ? "" : mark.substring(at + 1));
    }
  }

  private static void append(List<StringBuilder> values, String mark) {
    if (values.isEmpty() || values.getLast().length() + 1 + mark.length() > LONGEST_VALUE) {
      values.add(new StringBuilder(mark));
    } else {
      values.getLast().append(' ').append(mark);
    }
  }
}
