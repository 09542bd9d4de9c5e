package dev.slipway.core.people;

/**
 * A person, by Slack user id.
 *
 * @param value never blank
 */
public record PersonId(String value) {
  public PersonId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("PersonId is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
