package dev.slipway.core.app;

import java.util.regex.Pattern;

/**
 * The name of an environment as people type it: lower case letters, digits and dashes.
 *
 * @param value 1 to 40 characters, starting with a letter
 */
public record EnvironmentName(String value) implements Comparable<EnvironmentName> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public EnvironmentName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "environment name \"%s\": 1 to 40 of a-z, 0-9 and dash, starting with a letter"
              .formatted(value));
    }
  }

  @Override
  public int compareTo(EnvironmentName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
