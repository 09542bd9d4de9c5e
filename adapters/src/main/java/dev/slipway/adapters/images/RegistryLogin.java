package dev.slipway.adapters.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** A name and a password for a registry; its text never shows the password. */
public record RegistryLogin(String user, String password) {
  /** What HTTP and docker's configuration call basic. */
  public String basic() {
    return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "RegistryLogin[user=%s, password=***]".formatted(user);
  }
}
