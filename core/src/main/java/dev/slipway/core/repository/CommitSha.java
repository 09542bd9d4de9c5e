package dev.slipway.core.repository;

import java.util.regex.Pattern;

/**
 * The full name of a commit.
 *
 * @param value 40 lower case hexadecimal digits
 */
public record CommitSha(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

  public CommitSha {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a full commit SHA of 40 digits".formatted(value));
    }
  }

  /** The first seven digits, as people write them. */
  public String abbreviated() {
    return value.substring(0, 7);
  }

  @Override
  public String toString() {
    return value;
  }
}
