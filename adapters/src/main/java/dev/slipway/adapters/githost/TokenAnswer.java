package dev.slipway.adapters.githost;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Gives the token to the configured host and, wherever a redirect may lead, to no other. */
final class TokenAnswer extends CredentialsProvider {
  private final URIish remote;
  private final Credentials.Token token;

  TokenAnswer(URIish remote, Credentials.Token token) {
    this.remote = remote;
    this.token = token;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username)
          && !(item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    if (!isRemote(uri) || !supports(items)) {
      return false;
    }
    for (CredentialItem item : items) {
      switch (item) {
        case CredentialItem.Username name -> name.setValue(token.username());
        case CredentialItem.Password word -> word.setValue(token.token().get().toCharArray());
        default -> throw new AssertionError(item);
      }
    }
    return true;
  }

  private boolean isRemote(URIish uri) {
    return remote.getScheme().equals(uri.getScheme())
        && remote.getHost().equals(uri.getHost())
        && remote.getPort() == uri.getPort();
  }
}
