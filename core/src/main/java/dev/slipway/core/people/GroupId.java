package dev.slipway.core.people;

/**
 * A Slack user group, by id.
 *
 * @param value never blank
 */
public record GroupId(String value) {
  public GroupId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("GroupId is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
