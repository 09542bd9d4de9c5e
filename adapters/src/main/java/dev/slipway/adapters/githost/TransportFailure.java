package dev.slipway.adapters.githost;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/** Says in the bot's words why a host could not be talked to. */
record TransportFailure(RepositorySettings settings, Exception cause, Optional<String> hostKey) {
  private static final int WORDS = 500;

  RuntimeException translated() {
    if (hostKey.isPresent()) {
      return denied(hostKey.get());
    }
    if (isAuthentication()) {
      return denied(asked());
    }
    if (isForbidden()) {
      return denied("the credentials are known but lack the right: " + words());
    }
    if (has(NoRemoteRepositoryException.class)) {
      return denied(
          "no repository at %s, or the bot may not see it: check the remote and the rights"
              .formatted(settings.remote()));
    }
    return new Unavailable(settings.host(), words(), cause);
  }

  /** The host knows who asks and says no to what is asked. */
  boolean isForbidden() {
    return says("not permitted") || says("forbidden") || says("not enabled");
  }

  /** The connection itself broke, so that nothing was said about what was asked. */
  boolean isConnection() {
    return has(SocketException.class)
        || has(UnknownHostException.class)
        || has(InterruptedIOException.class)
        || has(EOFException.class)
        || has(SshException.class)
        || isAuthentication();
  }

  /** The local copy lacks something that it should have. */
  boolean isDamage() {
    return has(MissingObjectException.class)
        || has(CorruptObjectException.class)
        || says("cannot list refs");
  }

  private boolean isAuthentication() {
    return says("not authorized")
        || says("authentication is required")
        || says("no more authentication methods")
        || says("cannot log in")
        || says("credentials");
  }

  private String asked() {
    return switch (settings.credentials()) {
      case Credentials.None() ->
          "it asks for credentials for %s and none are configured".formatted(settings.remote());
      case Credentials.Token token ->
          "it does not accept the token of user %s: check that it is valid, not expired and may"
                  .formatted(token.username())
              + " read and write "
              + settings.remote();
      case Credentials.SshKey key ->
          "it does not accept the key %s: check that its public half is registered for %s (%s)"
              .formatted(key.privateKey(), settings.remote(), words());
    };
  }

  private Denied denied(String why) {
    return new Denied("%s refused: %s".formatted(settings.host(), why), cause);
  }

  private boolean has(Class<? extends Throwable> type) {
    return chain().anyMatch(type::isInstance);
  }

  private boolean says(String words) {
    return chain()
        .map(t -> String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(m -> m.contains(words));
  }

  private String words() {
    Throwable root = chain().reduce(cause, (a, b) -> b);
    String first = String.valueOf(cause.getMessage());
    String last = String.valueOf(root.getMessage());
    String all = first.contains(last) ? first : first + ": " + last;
    return all.length() > WORDS ? all.substring(0, WORDS) + "…" : all;
  }

  private Stream<Throwable> chain() {
    return Stream.<Throwable>iterate(cause, t -> t != null, Throwable::getCause).limit(20);
  }
}
