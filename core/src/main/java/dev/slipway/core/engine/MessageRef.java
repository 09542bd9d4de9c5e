package dev.slipway.core.engine;

import dev.slipway.core.people.ChannelId;

/**
 * A message in Slack.
 *
 * @param ts the timestamp that names it within its channel
 */
public record MessageRef(ChannelId channel, String ts) {}
