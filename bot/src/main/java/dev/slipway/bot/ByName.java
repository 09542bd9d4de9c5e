package dev.slipway.bot;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** One thing for each name of the configuration. */
record ByName<K, T>(Map<K, T> things) {
  ByName {
    things = Map.copyOf(things);
  }

  static <K, A, T> ByName<K, T> of(Map<K, A> settings, BiFunction<K, A, T> make) {
    Map<K, T> things = new HashMap<>();
    settings.forEach((name, each) -> things.put(name, make.apply(name, each)));
    return new ByName<>(things);
  }

  T of(K name) {
    T thing = things.get(name);
    if (thing == null) {
      throw new IllegalStateException("\"%s\" left the configuration".formatted(name));
    }
    return thing;
  }
}
