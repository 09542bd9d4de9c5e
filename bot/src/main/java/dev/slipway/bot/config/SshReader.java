package dev.slipway.bot.config;

import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.adapters.ssh.SshIdentity;
import dev.slipway.adapters.ssh.SshSettings;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block {@code ssh}, as it was read.
 *
 * @param settings empty when the file has no such block
 * @param jump the server through which all others are reached, with those on the way to it
 */
record SshReader(Optional<SshSettings> settings, Optional<SshAddress> jump) {
  static final String EXAMPLE =
      "ssh: { key: /etc/slipway/servers_ed25519, known-hosts: /etc/slipway/servers_known_hosts }";

  private static final String KEY = "/etc/slipway/servers_ed25519";
  private static final String BASTION = "deploy@bastion.example.com";

  static SshReader read(Section root, Map<String, String> environment) {
    return root.findSection("ssh")
        .map(ssh -> read(ssh, identities(ssh, environment)))
        .orElseGet(() -> new SshReader(Optional.empty(), Optional.empty()));
  }

  private static SshReader read(Section ssh, List<SshIdentity> identities) {
    Path known = ssh.required("known-hosts", "/etc/slipway/servers_known_hosts", Forms::path);
    return new SshReader(
        Optional.of(SshSettings.usual(identities, new KnownHosts.InFile(known))),
        ssh.find("jump").flatMap(SshReader::chain));
  }

  private static List<SshIdentity> identities(Section ssh, Map<String, String> environment) {
    Optional<Path> key = ssh.optional("key", KEY, Forms::path);
    Optional<Path> certificate = ssh.optional("certificate", KEY + "-cert.pub", Forms::path);
    boolean agent = ssh.usually("agent", "false", Forms::flag);
    if (certificate.isPresent() && key.isEmpty()) {
      ssh.missing("key", "key: " + KEY);
    } else if (key.isEmpty() && !agent) {
      ssh.mistake("has neither a key nor an agent. Example: key: " + KEY);
    }
    List<SshIdentity> identities = new ArrayList<>();
    key.ifPresent(file -> identities.add(new SshIdentity.Key(file, certificate)));
    if (agent) {
      socket(ssh, environment).ifPresent(socket -> identities.add(new SshIdentity.Agent(socket)));
    }
    return identities;
  }

  private static Optional<Path> socket(Section ssh, Map<String, String> environment) {
    Optional<Path> socket =
        Optional.ofNullable(environment.get("SSH_AUTH_SOCK"))
            .filter(each -> !each.isBlank())
            .map(Path::of);
    if (socket.isEmpty()) {
      ssh.find("agent")
          .ifPresent(
              value ->
                  value.mistake(
                      "the environment variable SSH_AUTH_SOCK is not set, so there is no agent"));
    }
    return socket;
  }

  /** The first one is reached directly, each other one through the one before. */
  private static Optional<SshAddress> chain(Value jumps) {
    Optional<SshAddress> last = Optional.empty();
    for (Value each : jumps.items()) {
      SshAddress next = each.as(BASTION, SshAddress::parse);
      last = Optional.of(last.map(next::through).orElse(next));
    }
    return last;
  }
}
