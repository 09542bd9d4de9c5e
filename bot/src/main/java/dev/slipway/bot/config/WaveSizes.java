package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Waves that say how many targets are live when they are done, such as {@code [1, 10%, 50%]}, in
 * the order of the file; the rest is the last wave.
 */
final class WaveSizes {
  private static final String EXAMPLE = "[1, 10%, 50%]";
  private static final Pattern SIZE = Pattern.compile("\\d{1,4}|\\d{1,2}(\\.\\d{1,2})?%");

  private final List<String> targets;
  private final Map<String, Integer> numbers = new HashMap<>();
  private int live;
  private int wave = 1;

  private WaveSizes(List<String> targets) {
    this.targets = targets;
  }

  /** Whether this looks like a size, and is not the name of a target. */
  static boolean isSize(String text, List<String> targets) {
    return text.matches("\\d.*%|\\d+") && !targets.contains(text);
  }

  /** The wave of each target. */
  static Map<String, Integer> read(Value waves, List<String> targets) {
    WaveSizes sizes = new WaveSizes(targets);
    List<Size> read = new ArrayList<>();
    for (Value each : waves.items()) {
      Optional<Size> size = each.read(EXAMPLE, text -> size(text, targets.size()));
      size.filter(next -> !read.isEmpty() && !next.isAfter(read.getLast()))
          .ifPresent(
              next ->
                  each.mistake(
                      "sizes grow, and %s does not come after %s. Example: %s"
                          .formatted(next.text(), read.getLast().text(), EXAMPLE)));
      size.ifPresent(read::add);
    }
    read.forEach(size -> sizes.until(size.count()));
    sizes.until(targets.size());
    return sizes.numbers;
  }

  /**
   * @param count of the targets, rounded up
   */
  private record Size(String text, int count) {
    /** Percentages of a few targets may come to the same, but not go back. */
    boolean isAfter(Size other) {
      boolean alike = text.endsWith("%") == other.text.endsWith("%");
      return alike ? value().compareTo(other.value()) > 0 : count >= other.count;
    }

    private BigDecimal value() {
      return new BigDecimal(text.replace("%", ""));
    }
  }

  private static Size size(String text, int targets) {
    Forms.check(
        SIZE.matcher(text).matches() && new BigDecimal(text.replace("%", "")).signum() > 0,
        "\"%s\" is neither a number of targets nor a percentage below 100".formatted(text));
    if (!text.endsWith("%")) {
      int count = Integer.parseInt(text);
      Forms.check(count <= targets, "there are %d targets, not %d".formatted(targets, count));
      return new Size(text, count);
    }
    return new Size(
        text,
        new BigDecimal(text.replace("%", ""))
            .multiply(BigDecimal.valueOf(targets))
            .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
            .intValueExact());
  }

  /** A wave without a target of its own is none. */
  private void until(int count) {
    if (count > live) {
      targets.subList(live, count).forEach(target -> numbers.put(target, wave));
      live = count;
      wave++;
    }
  }
}
