package dev.slipway.bot.secret;

/**
 * A value that must never be shown.
 *
 * @param value never blank
 */
public record Secret(String value) {
  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret is blank");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
