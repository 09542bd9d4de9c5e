package dev.slipway.core.app;

import java.util.regex.Pattern;

/**
 * The name of an app as people type it: lower case letters, digits and dashes.
 *
 * @param value 1 to 40 characters, starting with a letter
 */
public record AppName(String value) implements Comparable<AppName> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public AppName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "app name \"%s\": 1 to 40 of a-z, 0-9 and dash, starting with a letter".formatted(value));
    }
  }

  @Override
  public int compareTo(AppName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
