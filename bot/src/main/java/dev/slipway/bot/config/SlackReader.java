package dev.slipway.bot.config;

import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.bot.slack.SlackSettings.Mode;
import dev.slipway.bot.yaml.Section;
import dev.slipway.core.people.ChannelId;
import java.net.URI;
import java.util.Optional;

/** The block {@code slack}. */
final class SlackReader {
  private SlackReader() {}

  static SlackSettings slack(Section slack) {
    Mode mode = slack.usually("mode", "socket", SlackReader::mode);
    Secret bot = slack.required("bot-token", "${SLACK_BOT_TOKEN}", SlackReader::botToken);
    Optional<Secret> app = slack.optional("app-token", "${SLACK_APP_TOKEN}", SlackReader::appToken);
    Optional<Secret> signing =
        slack.optional("signing-secret", "${SLACK_SIGNING_SECRET}", Secret::new);
    Optional<URI> api = slack.optional("api-url", "http://127.0.0.1:4003/api/", Forms::address);
    Optional<String> team = slack.optional("team", "T0123456", Forms.slackId("T", "workspace"));
    Optional<ChannelId> admins =
        slack
            .optional("admin-channel", "C0123456", Forms.slackId("CG", "channel"))
            .map(ChannelId::new);
    try {
      return new SlackSettings(mode, bot, app, signing, api, team, admins);
    } catch (IllegalArgumentException e) {
      slack.mistake(String.valueOf(e.getMessage()));
      return new SlackSettings(mode, bot, Optional.of(bot), Optional.of(bot), api, team, admins);
    }
  }

  private static Mode mode(String text) {
    return switch (text) {
      case "socket" -> Mode.SOCKET;
      case "http" -> Mode.HTTP;
      default ->
          throw new IllegalArgumentException("\"%s\" is neither socket nor http".formatted(text));
    };
  }

  private static Secret botToken(String text) {
    if (text.startsWith("xapp-")) {
      throw new IllegalArgumentException(
          "this is an app token (xapp-); the bot token begins with xoxb-");
    }
    return new Secret(text);
  }

  private static Secret appToken(String text) {
    if (text.startsWith("xoxb-")) {
      throw new IllegalArgumentException(
          "this is a bot token (xoxb-); the app token begins with xapp-");
    }
    return new Secret(text);
  }
}
