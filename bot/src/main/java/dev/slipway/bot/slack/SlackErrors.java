package dev.slipway.bot.slack;

import java.util.Map;
import java.util.Set;

/** Slack's error words: whose they are and what to do about them. */
public final class SlackErrors {
  private static final Set<String> OF_THE_BOT =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "not_allowed_token_type",
          "missing_scope",
          "no_permission",
          "access_denied",
          "ekm_access_denied",
          "team_access_not_granted",
          "org_login_required");

  private static final Set<String> OF_SLACK =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org",
          "accesslimited");

  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry("channel_not_found", "check the channel's id and invite the bot: /invite"),
          Map.entry("not_in_channel", "invite the bot to the channel: /invite"),
          Map.entry("is_archived", "unarchive the channel or configure another one"),
          Map.entry("restricted_action", "allow the bot to post in this channel"),
          Map.entry("msg_too_long", "this is a mistake in the bot: report it"),
          Map.entry("msg_blocks_too_long", "this is a mistake in the bot: report it"),
          Map.entry("invalid_blocks", "this is a mistake in the bot: report it"),
          Map.entry("user_not_found", "this person is not in the workspace"),
          Map.entry("user_disabled", "this person has left the workspace"),
          Map.entry("cannot_dm_bot", "a bot cannot be told anything"),
          Map.entry(
              "missing_scope", "add the scope under OAuth & Permissions and reinstall the app"),
          Map.entry("invalid_auth", "copy the token again from the app's settings"),
          Map.entry("not_authed", "the token is empty: set it in the configuration"),
          Map.entry("token_revoked", "reinstall the app and copy the new token"),
          Map.entry("token_expired", "reinstall the app and copy the new token"),
          Map.entry("account_inactive", "the app was removed: install it again"),
          Map.entry(
              "not_allowed_token_type",
              "the bot token begins with xoxb-, the app token with xapp-"));

  private SlackErrors() {}

  /** Whether the bot's own token or rights are the matter, so that it concerns every call. */
  static boolean concernsTheBot(String error) {
    return OF_THE_BOT.contains(error);
  }

  /** Whether Slack itself failed, perhaps after it had done a part. */
  static boolean isSlacksOwn(String error) {
    return OF_SLACK.contains(error);
  }

  /** The word and, where one is known, what to do. */
  public static String explain(String error) {
    String advice = ADVICE.get(error);
    return advice == null ? error : error + ": " + advice;
  }

  static String explain(ApiAnswer.No no) {
    return no.needed().isEmpty()
        ? explain(no.error())
        : explain(no.error()) + " (" + no.needed() + ")";
  }
}
