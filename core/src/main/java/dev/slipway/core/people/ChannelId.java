package dev.slipway.core.people;

/**
 * A Slack conversation, by id: a channel, or a direct message.
 *
 * @param value never blank
 */
public record ChannelId(String value) {
  public ChannelId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("ChannelId is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
