package dev.slipway.bot.servers;

import dev.slipway.adapters.servers.ServerSetup;
import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.adapters.ssh.SshIdentity;
import dev.slipway.adapters.ssh.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done on servers, to read, and as a whole a script that root runs there: all but the
 * script of the set-up is comment.
 *
 * @param file the configuration, as people named it
 * @param adopted as {@link ServerSetup#script} has it
 */
record SetupText(Path file, SshSettings ssh, Optional<Integer> adopted) {
  private static final String MANY =
      """
      # Servers here need different scripts. Name one with --app, --env and its target; this text as a whole runs nowhere.
      echo "slipway servers init: name one server" >&2; exit 64
      """;

  /**
   * @param script what root runs there
   */
  String of(List<Chosen> chosen, Function<Chosen, String> script) {
    Map<String, List<Chosen>> scripts =
        chosen.stream()
            .collect(Collectors.groupingBy(script, LinkedHashMap::new, Collectors.toList()));
    return scripts.entrySet().stream()
        .map(entry -> comment(entry.getValue()) + entry.getKey())
        .collect(Collectors.joining("\n", scripts.size() > 1 ? MANY : "", ""));
  }

  private String comment(List<Chosen> alike) {
    String servers = alike.stream().map(Chosen::toString).collect(Collectors.joining("; "));
    return Stream.of(
            Stream.of("What is to be done for " + servers),
            user(alike),
            bastion(alike),
            run(alike.getFirst()),
            site(alike.getFirst()))
        .flatMap(lines -> lines)
        .map(line -> ("# " + line).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private Stream<String> user(List<Chosen> alike) {
    String user = alike.getFirst().server().user();
    return Stream.of(
        "",
        "1. Who the bot is there: %s%s. In the authorized_keys of %1$s:"
            .formatted(user, user.equals("root") ? "" : ", made by useradd --create-home " + user),
        "     restrict,command=\"bash -s\" " + publicKey());
  }

  /** Whoever is only passed through needs no shell. */
  private Stream<String> bastion(List<Chosen> alike) {
    Optional<SshAddress> jump = alike.getFirst().server().jump();
    return jump.stream()
        .flatMap(
            through ->
                Stream.of(
                    "   And on %s, through which they are reached, in that of %s:"
                        .formatted(through.host(), through.user()),
                    "     restrict,port-forwarding,%s,command=\"false\" %s"
                        .formatted(
                            alike.stream()
                                .map(Chosen::server)
                                .map(
                                    server ->
                                        "permitopen=\"%s:%d\""
                                            .formatted(server.host(), server.port()))
                                .distinct()
                                .collect(Collectors.joining(",")),
                            publicKey())));
  }

  private Stream<String> run(Chosen first) {
    String user = first.server().user();
    return Stream.of(
        "",
        "2. Root runs this text, as often as you like:",
        "     slipway servers init --config %s --app %s --env %s%s %s | ssh%s bash -s"
            .formatted(
                file,
                first.app(),
                first.environment(),
                adopted.map(" --adopt %d"::formatted).orElse(""),
                first.target(),
                asRoot(first.server())),
        "   or, where root lets the bot's key in, for all of them: the same with --apply --as root in place of the pipe.",
        "   It makes %s, and puts one include into /etc/nginx/conf.d/slipway.conf%s"
            .formatted(
                first.layout().directory(),
                user.equals("root")
                    ? "."
                    : "; %s gets docker, and one line of sudo:".formatted(user)),
        user.equals("root")
            ? ""
            : "     %s ALL=(root) NOPASSWD: /usr/local/sbin/slipway-nginx".formatted(user));
  }

  private static String asRoot(SshAddress server) {
    return "%s%s root@%s"
        .formatted(
            server.jump().map(jump -> " -J " + chain(jump)).orElse(""),
            server.port() == 22 ? "" : " -p " + server.port(),
            server.host());
  }

  /** As {@code ssh -J} has it, the nearest first. */
  private static String chain(SshAddress jump) {
    String last = new SshAddress(jump.user(), jump.host(), jump.port()).toString();
    return jump.jump().map(before -> chain(before) + "," + last).orElse(last);
  }

  private Stream<String> site(Chosen first) {
    String app = first.app().value();
    return Stream.of(
        "",
        "3. The compose file of %s comes to %s/compose.yml"
            .formatted(app, first.layout().directory()),
        "4. The site in nginx says where requests go, then nginx -s reload:",
        "     location / { proxy_pass http://$%s_pool; proxy_http_version 1.1; proxy_set_header Connection \"\"; }"
            .formatted(app.replaceAll("[^a-zA-Z0-9]", "_")),
        "   and beside worker_processes: worker_shutdown_timeout 60s;",
        "5. slipway check --online --config %s".formatted(file),
        "");
  }

  /** What {@code ssh-keygen} put beside the private key, or how to get it. */
  private String publicKey() {
    return ssh.identities().stream()
        .findFirst()
        .map(
            identity ->
                switch (identity) {
                  case SshIdentity.Key(var key, var certificate) -> publicKey(key, certificate);
                  case SshIdentity.Agent _ -> "<the key of the agent: ssh-add -L>";
                })
        .orElse("<the public key of the bot>");
  }

  private static String publicKey(Path key, Optional<Path> certificate) {
    if (certificate.isPresent()) {
      return "<nothing: sshd trusts whom the authority of %s signed>".formatted(certificate.get());
    }
    try {
      return Files.readString(key.resolveSibling(key.getFileName() + ".pub")).strip();
    } catch (IOException e) {
      return "<the public key: ssh-keygen -y -f %s>".formatted(key);
    }
  }
}
