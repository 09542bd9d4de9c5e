package dev.slipway.core.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Joins what several targets say in the same words into one sentence. */
final class Said {
  private Said() {}

  /** In the order in which each was said first. */
  static List<String> of(List<FoundTarget> targets, Function<FoundTarget, List<String>> sentences) {
    Map<String, List<String>> by = new LinkedHashMap<>();
    for (FoundTarget target : targets) {
      for (String sentence : sentences.apply(target)) {
        by.computeIfAbsent(sentence, said -> new ArrayList<>()).add(target.spec().name().value());
      }
    }
    return by.entrySet().stream()
        .map(said -> "%s: %s".formatted(String.join(", ", said.getValue()), said.getKey()))
        .toList();
  }
}
