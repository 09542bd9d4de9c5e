package dev.slipway.adapters.githost;

import dev.slipway.adapters.replay.Copy;
import dev.slipway.adapters.replay.Imprint;
import dev.slipway.core.app.AppName;
import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.PickOrder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.transport.URIish;

/**
 * Where the repository of an app is and as whom the bot works in it.
 *
 * @param remote a URL that git understands, without any secret
 * @param mirror the folder of the local copy; a cache that may be deleted at any time
 * @param committer the bot as git shows it
 * @param imprint what its commits have beside that
 * @param kept what the mirror holds
 */
public record RepositorySettings(
    AppName app,
    String remote,
    Path mirror,
    BranchName trunk,
    Author committer,
    Imprint imprint,
    Credentials credentials,
    Kept kept) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** Keeps all branches and tags. */
  public RepositorySettings(
      AppName app,
      String remote,
      Path mirror,
      BranchName trunk,
      Author committer,
      Imprint imprint,
      Credentials credentials) {
    this(app, remote, mirror, trunk, committer, imprint, credentials, Kept.ALL);
  }

  public RepositorySettings {
    mirror = mirror.toAbsolutePath().normalize();
    URIish uri = parse(app, remote);
    if (uri.getPass() != null) {
      throw new IllegalArgumentException(
          "remote of %s: a secret does not belong in a URL; give a token".formatted(app));
    }
    if (credentials instanceof Credentials.Token && !keepsSecrets(uri)) {
      throw new IllegalArgumentException(
          "remote of %s: a token needs an https URL, not %s".formatted(app, remote));
    }
    for (String part : new String[] {committer.name(), committer.email()}) {
      if (part.isBlank() || part.chars().anyMatch(c -> c < ' ' || c == '<' || c == '>')) {
        throw new IllegalArgumentException(
            "committer of %s: \"%s\" cannot be written into a commit".formatted(app, part));
      }
    }
  }

  /** How the bot copies in this repository. */
  public Copy copy(PickOrder order) {
    return new Copy(committer, imprint, order);
  }

  URIish uri() {
    return parse(app, remote);
  }

  public String host() {
    return "git host of " + app;
  }

  private static URIish parse(AppName app, String remote) {
    try {
      return new URIish(remote);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("remote of %s is not a git URL".formatted(app), e);
    }
  }

  private static boolean keepsSecrets(URIish uri) {
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
  }
}
