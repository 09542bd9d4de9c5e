package dev.slipway.sandbox.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who may come in, and how they prove it. */
public sealed interface Access {
  /** Everybody. */
  record Open() implements Access {}

  /** A name and a password with every request. */
  record Basic(String user, String password) implements Access {}

  /** A token, which the registry's own door {@code /token} gives for a name and a password. */
  record Bearer(String user, String password) implements Access {}

  /** The value of the header {@code Authorization} for a name and a password. */
  static String authorization(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
