package dev.slipway.bot.slack;

import dev.slipway.bot.secret.Secret;
import dev.slipway.core.people.ChannelId;
import java.net.URI;
import java.util.Optional;

/**
 * How the bot reaches Slack and Slack the bot.
 *
 * @param botToken {@code xoxb-…}
 * @param appToken {@code xapp-…} with {@code connections:write}; needed for {@link Mode#SOCKET}
 * @param signingSecret needed for {@link Mode#HTTP}
 * @param api where a stand-in for Slack's Web API answers, such as {@code
 *     http://127.0.0.1:4003/api/}; empty for Slack itself
 * @param team the only workspace that is served; empty for the one that the bot token belongs to
 * @param admins the channel that is told what the bot itself needs, if any
 */
public record SlackSettings(
    Mode mode,
    Secret botToken,
    Optional<Secret> appToken,
    Optional<Secret> signingSecret,
    Optional<URI> api,
    Optional<String> team,
    Optional<ChannelId> admins) {

  /** Who opens the connection: the bot a socket, or Slack one request for each event. */
  public enum Mode {
    SOCKET,
    HTTP
  }

  public SlackSettings {
    if (mode == Mode.SOCKET && appToken.isEmpty()) {
      throw new IllegalArgumentException(
          "Socket Mode needs an app token (xapp-…): create one with connections:write under"
              + " Basic Information, App-Level Tokens");
    }
    if (mode == Mode.HTTP && signingSecret.isEmpty()) {
      throw new IllegalArgumentException(
          "HTTP mode needs the signing secret: copy it from Basic Information, App Credentials");
    }
  }

  /** Over a socket, with Slack itself. */
  public static SlackSettings socket(Secret botToken, Secret appToken) {
    return new SlackSettings(
        Mode.SOCKET,
        botToken,
        Optional.of(appToken),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Over HTTP, with Slack itself. */
  public static SlackSettings http(Secret botToken, Secret signingSecret) {
    return new SlackSettings(
        Mode.HTTP,
        botToken,
        Optional.empty(),
        Optional.of(signingSecret),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public SlackSettings withApi(URI base) {
    return new SlackSettings(
        mode, botToken, appToken, signingSecret, Optional.of(base), team, admins);
  }
}
