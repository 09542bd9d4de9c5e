package dev.slipway.sandbox.nginx;

import dev.slipway.sandbox.loopback.HttpRequest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names with a dollar mean for a request.
 *
 * @param defined by {@code map} and {@code split_clients}
 */
record Variables(Map<String, Variable> defined) {
  private static final Pattern NAME = Pattern.compile("\\$([a-z_A-Z0-9]+)");

  /** A name that the configuration defines. */
  sealed interface Variable {
    /** The text that decides. */
    String source();

    /** {@code map}: one value for each text. */
    record Mapped(String source, Map<String, String> values) implements Variable {
      public Mapped {
        values = Map.copyOf(values);
      }
    }

    /** {@code split_clients}. */
    record Divided(String source, Shares shares) implements Variable {}
  }

  Variables {
    defined = Map.copyOf(defined);
  }

  /** A text with its names filled in. */
  String filled(String text, HttpRequest request) {
    return NAME.matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(value(name.group(1), request)));
  }

  /** The first name that nobody defines, such as {@code shop_pool}, or an empty text. */
  String unknownIn(String text) {
    return NAME.matcher(text)
        .results()
        .map(name -> name.group(1))
        .filter(name -> !defined.containsKey(name) && !isBuiltIn(name))
        .findFirst()
        .orElse("");
  }

  private String value(String name, HttpRequest request) {
    Variable variable = defined.get(name);
    if (variable == null) {
      return builtIn(name, request);
    }
    String source = filled(variable.source(), request);
    String chosen =
        switch (variable) {
          case Variable.Mapped(var _, var values) ->
              values.getOrDefault(source, values.getOrDefault("default", ""));
          case Variable.Divided(var _, var shares) -> shares.of(source);
        };
    return filled(chosen, request);
  }

  private static boolean isBuiltIn(String name) {
    return name.startsWith("cookie_") || name.startsWith("http_") || name.equals("remote_addr");
  }

  private static String builtIn(String name, HttpRequest request) {
    if (name.startsWith("cookie_")) {
      return request.cookie(name.substring("cookie_".length()));
    }
    return name.startsWith("http_")
        ? request.header(name.substring("http_".length()).replace('_', '-'))
        : "127.0.0.1";
  }
}
