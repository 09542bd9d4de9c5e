package dev.slipway.bot.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Puts variables into text: a name in <code>${…}</code>, perhaps with <code>:-</code> and the text
 * that counts when there is none. A doubled dollar stands for itself. A variable without a value
 * counts as missing.
 */
final class Variables {
  private static final String OPENING = "${";
  private static final Pattern PLACES = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)}|\\$\\{");
  private static final Pattern CONTENT =
      Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<otherwise>.*))?", Pattern.DOTALL);

  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  static boolean isIn(String text) {
    return text.contains(OPENING);
  }

  /** Empty when something was wrong, which has been told. */
  Optional<String> resolve(String text, Consumer<String> mistakes) {
    StringBuilder resolved = new StringBuilder();
    boolean complete = true;
    int end = 0;
    for (MatchResult place : PLACES.matcher(text).results().toList()) {
      resolved.append(text, end, place.start());
      Optional<String> value = value(place, mistakes);
      value.ifPresent(resolved::append);
      complete &= value.isPresent();
      end = place.end();
    }
    return complete
        ? Optional.of(resolved.append(text, end, text.length()).toString())
        : Optional.empty();
  }

  private Optional<String> value(MatchResult place, Consumer<String> mistakes) {
    if (place.group().startsWith("$$")) {
      return Optional.of(OPENING);
    }
    if (place.group(1) == null) {
      mistakes.accept("a ${ has no }. Write $${ where no variable is meant");
      return Optional.empty();
    }
    var content = CONTENT.matcher(place.group(1));
    if (!content.matches()) {
      mistakes.accept("%s names no variable. Example: ${SLACK_BOT_TOKEN}".formatted(place.group()));
      return Optional.empty();
    }
    return find(content.group("name"), Optional.ofNullable(content.group("otherwise")), mistakes);
  }

  private Optional<String> find(
      String name, Optional<String> otherwise, Consumer<String> mistakes) {
    Optional<String> value =
        Optional.ofNullable(environment.get(name))
            .filter(text -> !text.isBlank())
            .map(String::strip)
            .or(() -> otherwise);
    if (value.isEmpty()) {
      mistakes.accept(
          "the environment variable %s is %s"
              .formatted(name, environment.containsKey(name) ? "empty" : "not set"));
    }
    return value;
  }
}
