package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Value;
import dev.slipway.core.command.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key {@code waves} of an environment: which targets go live together, by their names or by
 * {@linkplain WaveSizes their number}.
 *
 * @param numbers the wave of each target; empty when all go together
 */
record Waves(Map<String, Integer> numbers) {
  private static final String EXAMPLE = "[[web], [worker, cron]]";

  static Waves read(Optional<Value> value, List<Named> targets) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> names = targets.stream().map(Named::text).toList();
    value.ifPresent(waves -> read(waves, names, numbers));
    return new Waves(numbers);
  }

  private static boolean areSizes(Value waves, List<String> names) {
    return waves.items().stream()
        .anyMatch(each -> each.plain().filter(text -> WaveSizes.isSize(text, names)).isPresent());
  }

  int of(String target) {
    return numbers.getOrDefault(target, 1);
  }

  private static void read(Value value, List<String> names, Map<String, Integer> numbers) {
    if (areSizes(value, names)) {
      numbers.putAll(WaveSizes.read(value, names));
      return;
    }
    List<Value> waves = value.items();
    for (int i = 0; i < waves.size(); i++) {
      Value wave = waves.get(i);
      int number = i + 1;
      wave.items().forEach(target -> place(target, number, names, numbers));
      if (wave.items().isEmpty()) {
        wave.mistake("is a wave without targets. Example: " + EXAMPLE);
      }
    }
    List<String> forgotten = names.stream().filter(name -> !numbers.containsKey(name)).toList();
    if (!forgotten.isEmpty()) {
      value.mistake("no wave has %s. Example: %s".formatted(String.join(", ", forgotten), EXAMPLE));
    }
  }

  private static void place(
      Value target, int wave, List<String> names, Map<String, Integer> numbers) {
    Optional<String> name = target.read(EXAMPLE, text -> known(text, names));
    if (name.isPresent() && numbers.putIfAbsent(name.get(), wave) != null) {
      target.mistake("%s already is in wave %d".formatted(name.get(), numbers.get(name.get())));
    }
  }

  private static String known(String name, List<String> names) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "there is no target \"%s\"%s"
              .formatted(
                  name,
                  Nearest.to(name, names).map(", perhaps %s is meant"::formatted).orElse("")));
    }
    return name;
  }
}
