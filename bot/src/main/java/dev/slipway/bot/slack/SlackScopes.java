package dev.slipway.bot.slack;

import java.util.Set;
import java.util.TreeSet;

/** What a bot token must be allowed, as the app's manifest asks for it. */
public final class SlackScopes {
  public static final Set<String> NEEDED =
      Set.of(
          "channels:history",
          "chat:write",
          "commands",
          "groups:history",
          "im:history",
          "im:write",
          "reactions:write",
          "usergroups:read",
          "users:read",
          "users:read.email");

  private SlackScopes() {}

  /** Those that are not among the given ones, in their order. */
  public static Set<String> missing(Set<String> given) {
    Set<String> missing = new TreeSet<>(NEEDED);
    missing.removeAll(given);
    return missing;
  }
}
