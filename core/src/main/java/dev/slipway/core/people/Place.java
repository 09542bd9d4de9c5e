package dev.slipway.core.people;

import java.util.Optional;

/**
 * Where in Slack something was asked and is answered.
 *
 * @param thread the timestamp of the thread's first message, empty in the channel itself
 */
public record Place(ChannelId channel, Optional<String> thread) {
  public static Place in(ChannelId channel) {
    return new Place(channel, Optional.empty());
  }
}
