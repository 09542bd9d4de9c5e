package dev.slipway.bot.config;

import dev.slipway.bot.config.AppSettings.GitLogin;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Section;
import dev.slipway.core.repository.BranchName;
import java.nio.file.Path;
import java.util.Optional;

/** The block {@code repository} of an app, as it was read. */
record RepositoryReader(
    String url,
    GitLogin login,
    BranchName trunk,
    String releaseBranches,
    String tags,
    boolean wholeMirror) {

  static RepositoryReader read(Section section) {
    String url = section.required("url", "https://github.com/example/shop.git", Places::repository);
    BranchName trunk = section.usually("trunk", "main", BranchName::new);
    String releaseBranches = section.usually("release-branches", "release/*", Forms::glob);
    if (trunk.matches(releaseBranches)) {
      section.mistake(
          "release-branches matches the trunk %s as well. Example: release-branches: release/*"
              .formatted(trunk));
    }
    return new RepositoryReader(
        url,
        login(section, url),
        trunk,
        releaseBranches,
        section.usually("tags", "*", Forms::glob),
        section.usually("mirror", "all", RepositoryReader::isWhole));
  }

  private static boolean isWhole(String text) {
    return switch (text) {
      case "all" -> true;
      case "needed" -> false;
      default ->
          throw new IllegalArgumentException("\"%s\" is not one of all, needed".formatted(text));
    };
  }

  private static GitLogin login(Section section, String url) {
    Optional<Secret> token = section.optional("token", "${GIT_TOKEN}", Secret::new);
    String username = section.usually("username", "x-access-token", Forms::text);
    Optional<Path> key = section.optional("ssh-key", "/etc/slipway/id_ed25519", Forms::path);
    Optional<Path> hosts = section.optional("known-hosts", "/etc/slipway/known_hosts", Forms::path);
    if (key.isPresent() && hosts.isEmpty()) {
      section.missing("known-hosts", "known-hosts: /etc/slipway/known_hosts");
    }
    objection(Places.isSsh(url), url, token.isPresent(), key.isPresent())
        .ifPresent(section::mistake);
    if (key.isPresent()) {
      return new GitLogin.SshKey(key.get(), hosts.orElse(key.get()));
    }
    return token
        .<GitLogin>map(secret -> new GitLogin.Token(username, secret))
        .orElseGet(GitLogin.None::new);
  }

  private static Optional<String> objection(boolean ssh, String url, boolean token, boolean key) {
    if (token && key) {
      return Optional.of("has both a token and an ssh-key. Leave out the one that is not meant");
    }
    if (ssh && !key) {
      return Optional.of(
          "an SSH URL needs a key. Example: ssh-key: /etc/slipway/id_ed25519, known-hosts:"
              + " /etc/slipway/known_hosts");
    }
    if (key && !ssh) {
      return Optional.of("an ssh-key needs an SSH URL. Example: git@github.com:example/shop.git");
    }
    return token && !Places.keepsSecrets(url)
        ? Optional.of("a token needs a URL that begins with https://")
        : Optional.empty();
  }
}
