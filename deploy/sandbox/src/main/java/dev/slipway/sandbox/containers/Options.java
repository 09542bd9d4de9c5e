package dev.slipway.sandbox.containers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line, taken apart.
 *
 * @param values of the options that take one, in their order
 * @param words that are no options
 */
record Options(Map<String, List<String>> values, List<String> words) {
  private static final Set<String> TAKE_A_VALUE =
      Set.of(
          "--format",
          "--filter",
          "--tail",
          "--name",
          "--label",
          "--project-name",
          "--project-directory",
          "--env-file",
          "--file");

  static Options of(List<String> arguments) {
    Map<String, List<String>> values = new HashMap<>();
    List<String> words = new ArrayList<>();
    for (int at = 0; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      if (TAKE_A_VALUE.contains(argument) && at + 1 < arguments.size()) {
        values.computeIfAbsent(argument, _ -> new ArrayList<>()).add(arguments.get(++at));
      } else if (argument.startsWith("-")) {
        values.computeIfAbsent(argument, _ -> new ArrayList<>());
      } else {
        words.add(argument);
      }
    }
    return new Options(values, words);
  }

  List<String> all(String option) {
    return values.getOrDefault(option, List.of());
  }

  Optional<String> value(String option) {
    return all(option).stream().findFirst();
  }

  String needed(String option) throws DockerTrouble {
    return value(option)
        .orElseThrow(() -> new DockerTrouble("the stand-in needs the option " + option));
  }

  boolean has(String option) {
    return values.containsKey(option);
  }
}
