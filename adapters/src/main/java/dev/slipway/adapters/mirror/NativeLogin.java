package dev.slipway.adapters.mirror;

import dev.slipway.adapters.githost.Credentials;
import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.adapters.githost.RepositorySettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Tells the installed git who the bot is, as strictly as JGit is told. */
final class NativeLogin {
  private static final String ANSWER =
      "!f() { test \"$1\" = get && echo \"username=$SLIPWAY_GIT_USER\""
          + " && echo \"password=$SLIPWAY_GIT_TOKEN\"; }; f";

  private NativeLogin() {}

  /** Whether git can be told; else JGit has to do it. */
  static boolean isPossible(RepositorySettings settings) {
    return !(settings.credentials() instanceof Credentials.SshKey(var key, var hosts))
        || hosts instanceof KnownHosts.InFile;
  }

  /** Options without any secret. The token is answered to the configured host and to no other. */
  static List<String> settings(RepositorySettings settings) {
    return settings.credentials() instanceof Credentials.Token
        ? List.of("-c", "credential.%s.helper=%s".formatted(host(settings.remote()), ANSWER))
        : List.of();
  }

  static Map<String, String> environment(RepositorySettings settings) {
    return switch (settings.credentials()) {
      case Credentials.None() -> Map.of();
      case Credentials.Token(var username, var token) ->
          Map.of("SLIPWAY_GIT_USER", username, "SLIPWAY_GIT_TOKEN", token.get());
      case Credentials.SshKey(var key, KnownHosts.InFile(var hosts)) ->
          Map.of("GIT_SSH_COMMAND", ssh(key, hosts), "GIT_SSH_VARIANT", "ssh");
      case Credentials.SshKey _ -> Map.of();
    };
  }

  private static String host(String remote) {
    URI uri = URI.create(remote);
    return uri.getScheme() + "://" + uri.getRawAuthority().replaceFirst("^[^@]*@", "");
  }

  private static String ssh(Path key, Path knownHosts) {
    return String.join(
        " ",
        "ssh -F /dev/null -o BatchMode=yes -o IdentitiesOnly=yes -o IdentityAgent=none",
        "-o PreferredAuthentications=publickey -o StrictHostKeyChecking=yes",
        "-o GlobalKnownHostsFile=/dev/null -o ConnectTimeout=60",
        "-o ServerAliveInterval=15 -o ServerAliveCountMax=4",
        "-o " + quoted("UserKnownHostsFile=\"" + knownHosts.toAbsolutePath() + "\""),
        "-i " + quoted(key.toAbsolutePath().toString()));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
