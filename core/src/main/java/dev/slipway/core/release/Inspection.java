package dev.slipway.core.release;

import java.util.List;

/**
 * What a look at a target found out before anybody is asked. Sentences do not name the target, and
 * hold no value of a secret or of the environment.
 *
 * @param problems what would make the release fail there, each a sentence with its next step
 * @param warnings what a person should know before they confirm
 * @param differences between what runs there and what would run, a line each
 * @param pins what the release holds to its present version; they are part of the plan
 * @param advice what would be better there; no release is worse for it today
 */
public record Inspection(
    List<String> problems,
    List<String> warnings,
    List<String> differences,
    List<Pin> pins,
    List<String> advice) {
  /** Of a target of which nothing can be known before. */
  public static final Inspection NOTHING =
      new Inspection(List.of(), List.of(), List.of(), List.of());

  public Inspection {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    differences = List.copyOf(differences);
    pins = List.copyOf(pins);
    advice = List.copyOf(advice);
  }

  /** Without advice. */
  public Inspection(
      List<String> problems, List<String> warnings, List<String> differences, List<Pin> pins) {
    this(problems, warnings, differences, pins, List.of());
  }
}
