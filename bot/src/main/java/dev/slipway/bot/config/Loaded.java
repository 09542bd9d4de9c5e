package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Mistake;
import java.util.List;
import java.util.stream.Collectors;

/** What reading the configuration came to. */
public sealed interface Loaded {
  record Good(Settings settings) implements Loaded {}

  /**
   * @param mistakes all that were found, from top to bottom; never empty
   */
  record Bad(List<Mistake> mistakes) implements Loaded {
    public Bad {
      mistakes = List.copyOf(mistakes);
    }

    /** One line a mistake. */
    public String text() {
      return mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n"));
    }
  }
}
