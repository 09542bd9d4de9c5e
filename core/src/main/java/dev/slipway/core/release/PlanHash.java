package dev.slipway.core.release;

/**
 * What a confirmation is bound to.
 *
 * @param value 12 hexadecimal digits
 */
public record PlanHash(String value) {
  public PlanHash {
    if (!value.matches("[0-9a-f]{12}")) {
      throw new IllegalArgumentException("\"%s\" is not a plan hash".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
