package dev.slipway.core.app;

/**
 * The name of a target, unique within its environment: a flavor of the app or a server.
 *
 * @param value 1 to 60 characters, no blank
 */
public record TargetName(String value) implements Comparable<TargetName> {
  public TargetName {
    if (value.isEmpty() || value.length() > 60 || value.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "target name \"%s\": 1 to 60 characters without blanks".formatted(value));
    }
  }

  @Override
  public int compareTo(TargetName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
