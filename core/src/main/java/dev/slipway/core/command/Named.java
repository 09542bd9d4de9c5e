package dev.slipway.core.command;

import dev.slipway.core.app.EnvironmentName;
import java.util.Locale;
import java.util.Set;

/** The name of an environment, or the nearest one that somebody may have meant. */
final class Named {
  private Named() {}

  static EnvironmentName environment(String word, Set<String> environments) {
    String name = word.toLowerCase(Locale.ROOT);
    if (environments.contains(name)) {
      return new EnvironmentName(name);
    }
    throw new Wrong(
        "there is no environment \"%s\"".formatted(Words.shortened(word)),
        Nearest.to(name, environments)
            .map("Did you mean `%s`?"::formatted)
            .orElse("There are: " + String.join(", ", environments) + "."));
  }
}
