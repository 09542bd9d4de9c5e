package dev.slipway.core.build;

import java.util.regex.Pattern;

/**
 * The content address of an image.
 *
 * @param value {@code sha256:} and 64 lower case hexadecimal digits
 */
public record ImageDigest(String value) {
  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

  public ImageDigest {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("\"%s\" is not an image digest".formatted(value));
    }
  }

  /** The first twelve digits, as docker shows them. */
  public String abbreviated() {
    return value.substring(7, 19);
  }

  @Override
  public String toString() {
    return value;
  }
}
