package dev.slipway.bot.http;

import dev.slipway.bot.secret.Secret;
import java.util.Optional;

/**
 * Where the bot listens and whom it believes.
 *
 * @param address of one interface; 127.0.0.1 unless something else is asked for
 * @param port 0 for any free one
 * @param githubSecret what GitHub signs its webhooks with; without it they are refused
 * @param gitlabToken what GitLab sends along with its webhooks; without it they are refused
 */
public record HttpSettings(
    String address, int port, Optional<Secret> githubSecret, Optional<Secret> gitlabToken) {
  /** On this machine only, without webhooks. */
  public static HttpSettings loopback(int port) {
    return new HttpSettings("127.0.0.1", port, Optional.empty(), Optional.empty());
  }
}
