package dev.slipway.adapters.replay;

import dev.slipway.core.repository.CommitSha;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;

/**
 * The pages on which a git host shows commits.
 *
 * @param repository the address of the repository's own page
 */
public record CommitPages(String repository) {

  /**
   * Where the hosts in common use have them. Empty when the remote is no host with a name of its
   * own or has a port: then nobody knows where its pages are.
   */
  public static Optional<CommitPages> of(String remote) {
    try {
      URIish uri = new URIish(remote);
      String host = uri.getHost();
      String path = uri.getPath();
      boolean web = uri.getScheme() == null || uri.getScheme().matches("https|ssh");
      if (!web || host == null || !host.contains(".") || path == null || uri.getPort() > 0) {
        return Optional.empty();
      }
      String name = path.replaceAll("^/+|/+$", "").replaceAll("\\.git$", "");
      return Optional.of(new CommitPages("https://%s/%s".formatted(host, name)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  String of(CommitSha commit) {
    String folder = repository.startsWith("https://bitbucket.org/") ? "commits" : "commit";
    return "%s/%s/%s".formatted(repository, folder, commit);
  }
}
