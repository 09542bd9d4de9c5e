package dev.slipway.bot.door;

import java.time.Instant;

/** Whether the bot hears Slack. */
public sealed interface SlackState {
  /**
   * Not yet, or not any more; it is being tried again.
   *
   * @param since when the bot last heard Slack, or when it was started
   */
  record Connecting(Instant since, String why) implements SlackState {}

  record Connected(Instant since) implements SlackState {}

  /**
   * Slack says no and will say so again; the bot has stopped asking.
   *
   * @param error Slack's word and what to do about it
   */
  record Refused(String error) implements SlackState {}
}
