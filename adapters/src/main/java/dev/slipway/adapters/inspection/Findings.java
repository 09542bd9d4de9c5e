package dev.slipway.adapters.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one part of an inspection has to say. Not thread-safe. */
@SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more library
final class Findings {
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> advice = new ArrayList<>();

  /** What would make the release fail. */
  void problem(String sentence, Object... parts) {
    problems.add(said(sentence, Arrays.asList(parts)));
  }

  void warning(String sentence, Object... parts) {
    warnings.add(said(sentence, Arrays.asList(parts)));
  }

  /** What would be better, and is nothing to read before each release. */
  void advice(String sentence, Object... parts) {
    advice.add(said(sentence, Arrays.asList(parts)));
  }

  /** What the bot may not know is said with the permission that it lacks. */
  void unread(String what, String action) {
    warning("%s was not looked at: the bot's role lacks %s", what, action);
  }

  /** What nobody knows now. */
  void away(String what, String why) {
    warning("%s was not looked at: %s", what, why);
  }

  List<String> problems() {
    return problems;
  }

  List<String> warnings() {
    return warnings;
  }

  List<String> advice() {
    return advice;
  }

  private static String said(String sentence, List<Object> parts) {
    return sentence.formatted(parts.toArray());
  }
}
