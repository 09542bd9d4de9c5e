package dev.slipway.adapters.images;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a registry wants to see, from {@code WWW-Authenticate} (RFC 9110, 11.6.1). */
sealed interface Challenge {
  record Basic() implements Challenge {}

  /**
   * @param realm where the token is given
   * @param service empty when the registry names none
   */
  record Bearer(String realm, String service, String scope) implements Challenge {}

  Pattern PARAMETER = Pattern.compile("([A-Za-z_]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

  /** Empty for a way of logging in that registries do not use. */
  static Optional<Challenge> parse(String header) {
    String text = header.strip();
    String scheme = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "basic" -> Optional.of(new Basic());
      case "bearer" -> bearer(parameters(text));
      default -> Optional.empty();
    };
  }

  private static Optional<Challenge> bearer(Map<String, String> parameters) {
    return Optional.ofNullable(parameters.get("realm"))
        .map(
            realm ->
                new Bearer(
                    realm,
                    parameters.getOrDefault("service", ""),
                    parameters.getOrDefault("scope", "")));
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> found = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      String quoted = matcher.group(2);
      String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      found.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
    }
    return found;
  }
}
