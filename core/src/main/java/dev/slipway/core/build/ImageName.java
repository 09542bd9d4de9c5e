package dev.slipway.core.build;

/**
 * Where the images of an app are kept: registry and repository without a tag, such as {@code
 * registry.example.com/shop}.
 *
 * @param value never blank
 */
public record ImageName(String value) {
  public ImageName {
    if (value.isBlank()) {
      throw new IllegalArgumentException("ImageName is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
