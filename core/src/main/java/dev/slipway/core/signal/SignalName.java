package dev.slipway.core.signal;

/**
 * The name of a signal, unique within its environment, such as {@code errors}.
 *
 * @param value 1 to 30 lower case letters, digits and hyphens
 */
public record SignalName(String value) {
  public SignalName {
    if (!value.matches("[a-z0-9][a-z0-9-]{0,29}")) {
      throw new IllegalArgumentException(
          "signal name \"%s\": 1 to 30 lower case letters, digits and hyphens".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
