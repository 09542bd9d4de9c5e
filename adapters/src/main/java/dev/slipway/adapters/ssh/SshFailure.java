package dev.slipway.adapters.ssh;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says in the bot's words why a server could not be reached. */
record SshFailure(SshAddress address, Optional<String> hostKey, Exception cause) {
  /** How the library says that it waited in vain. */
  private static final Pattern LATE = Pattern.compile("within specified timeout: (\\d+)");

  /** Libraries put the names of their classes before what they say; people have no use for them. */
  private static final Pattern CLASSES =
      Pattern.compile(
          "(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): |\\w+Future\\[[^]]*]: Failed \\(\\w+\\) to execute: ");

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
    return new Unavailable(address.toString(), said(cause), cause);
  }

  private boolean isAuthentication() {
    return chain(cause)
        .map(t -> String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(m -> m.contains("no more authentication methods"));
  }

  /** What a failure says to people. */
  static String said(Throwable cause) {
    return chain(cause)
        .flatMap(t -> LATE.matcher(String.valueOf(t.getMessage())).results())
        .map(late -> "no answer within %d s".formatted(Long.parseLong(late.group(1)) / 1000))
        .findFirst()
        .orElseGet(() -> inItsWords(cause));
  }

  private static String inItsWords(Throwable cause) {
    return chain(cause)
        .map(t -> t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage())
        .map(said -> CLASSES.matcher(said).replaceAll(""))
        .reduce((a, b) -> a.contains(b) ? a : a + ": " + b)
        .orElse("unknown");
  }

  private static Stream<Throwable> chain(Throwable cause) {
    return Stream.<Throwable>iterate(cause, t -> t != null, Throwable::getCause).limit(20);
  }
}
