package dev.slipway.adapters.servers;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a fresh server needs, as a script that root runs there once for each app. */
public final class ServerSetup {
  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

  private ServerSetup() {}

  /**
   * The script, to read and to run with {@code bash -s}.
   *
   * @param user as whom the bot logs in
   * @param adopted the loopback port of what serves today; empty on a server without users
   */
  public static String script(ServerApp app, String user, Optional<Integer> adopted) {
    ServerApp.demand(USER, user, "the user");
    return Scripts.setup(
        ScriptSettings.of(app)
            .with("OWNER", user)
            .with("ADOPTED", adopted.map(String::valueOf).orElse("")));
  }
}
