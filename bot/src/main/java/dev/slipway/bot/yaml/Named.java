package dev.slipway.bot.yaml;

import java.util.function.Function;

/** A block of keys under a name that people chose. */
public final class Named {
  private final Reading reading;
  private final Spot spot;
  private final String text;
  private final Section section;

  Named(Reading reading, Spot spot, String text, Section section) {
    this.reading = reading;
    this.spot = spot;
    this.text = text;
    this.section = section;
  }

  /** The name as it is written. */
  public String text() {
    return text;
  }

  public Section section() {
    return section;
  }

  /** The name in its own type, like {@link Value#as}. */
  public <T> T as(String example, Function<String, T> form) {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException e) {
      mistake("%s. Example: %s".formatted(e.getMessage(), example));
      return form.apply(example);
    }
  }

  public void mistake(String mistake) {
    reading.mistake(spot, mistake);
  }
}
