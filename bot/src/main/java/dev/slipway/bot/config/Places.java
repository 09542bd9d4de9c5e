package dev.slipway.bot.config;

import static dev.slipway.bot.config.Forms.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** URLs of databases and repositories. What they say never quotes one: it may hold a secret. */
final class Places {
  private static final Pattern PASSWORD =
      Pattern.compile("(?i).*([?;&]password=|://[^/@]*:[^/@]*@).*");
  private static final Pattern SCP = Pattern.compile("([\\w.-]+@)?[\\w.-]{2,}:[^/].*");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Places() {}

  static String database(String text) {
    check(
        text.startsWith("jdbc:postgresql:") || text.startsWith("jdbc:h2:"),
        "begins neither with jdbc:postgresql: nor with jdbc:h2:");
    check(
        !PASSWORD.matcher(text).matches(),
        "holds a password, which does not belong into a URL. Give it as database.password");
    return text;
  }

  static String repository(String text) {
    check(text.chars().noneMatch(c -> c <= ' '), "holds a blank");
    check(
        !PASSWORD.matcher(text).matches(),
        "holds a password, which does not belong into a URL. Give it as repository.token");
    String scheme = uri(text).map(URI::getScheme).orElse("");
    check(
        SCP.matcher(text).matches()
            || text.startsWith("/")
            || text.startsWith("./")
            || (text.contains(":/") && Set.of("https", "http", "ssh", "file").contains(scheme)),
        "is not a URL that git understands");
    return text;
  }

  /** The part of an image's name before the first slash. */
  static String registry(String text) {
    check(
        text.matches("[a-z0-9.-]+(:\\d{1,5})?"),
        "\"%s\" is not a registry as image names write it".formatted(text));
    return text;
  }

  static boolean isSsh(String url) {
    return url.startsWith("ssh://") || (!url.contains("://") && SCP.matcher(url).matches());
  }

  /** Whether what is sent there cannot be read by others on the way. */
  static boolean keepsSecrets(String url) {
    return url.startsWith("https://")
        || (url.startsWith("http://")
            && uri(url).map(URI::getHost).filter(LOOPBACK::contains).isPresent());
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
