package dev.slipway.adapters.ssh;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in the bot's words why a server could not be reached. */
record SshFailure(SshAddress address, Optional<String> hostKey, Exception cause) {
  RuntimeException translated() {
    if (hostKey.isPresent()) {
      return new Denied(
          "ssh does not believe that it talks to %s: %s".formatted(address, hostKey.get()), cause);
    }
    if (isAuthentication()) {
      return new Denied(
          ("%s does not let the bot in: none of its keys is accepted. Put the public key into the"
                  + " authorized_keys of %s there, or check the certificate and its principals")
              .formatted(address, address.user()),
          cause);
    }
    return new Unavailable(address.toString(), words(), cause);
  }

  private boolean isAuthentication() {
    return chain()
        .map(t -> String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(m -> m.contains("no more authentication methods"));
  }

  private String words() {
    return chain()
        .map(t -> t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage())
        .reduce((a, b) -> a.contains(b) ? a : a + ": " + b)
        .orElse("unknown");
  }

  private Stream<Throwable> chain() {
    return Stream.<Throwable>iterate(cause, t -> t != null, Throwable::getCause).limit(20);
  }
}
