package dev.slipway.bot;

import dev.slipway.core.app.AppName;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** One thing for each app. */
record ByApp<T>(Map<AppName, T> things) {
  ByApp {
    things = Map.copyOf(things);
  }

  static <A, T> ByApp<T> of(Map<AppName, A> settings, BiFunction<AppName, A, T> make) {
    Map<AppName, T> things = new HashMap<>();
    settings.forEach((app, each) -> things.put(app, make.apply(app, each)));
    return new ByApp<>(things);
  }

  T of(AppName app) {
    T thing = things.get(app);
    if (thing == null) {
      throw new IllegalStateException("app \"%s\" left the configuration".formatted(app));
    }
    return thing;
  }
}
