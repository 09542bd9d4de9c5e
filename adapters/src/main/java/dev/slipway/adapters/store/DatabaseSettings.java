package dev.slipway.adapters.store;

import java.util.function.Supplier;

/**
 * Where the database is.
 *
 * @param url a JDBC URL that begins with {@code jdbc:postgresql:} or {@code jdbc:h2:}
 * @param password asked for each new connection, so that a changed secret needs no restart
 */
public record DatabaseSettings(
    String url, String user, Supplier<String> password, int maxConnections) {
  public DatabaseSettings {
    if (maxConnections < 2) {
      throw new IllegalArgumentException(
          "maxConnections %d: at least 2 are needed".formatted(maxConnections));
    }
  }

  /** What people call the database: the URL without anything that may be secret. */
  public String place() {
    String plain = url.replaceFirst("[?;].*$", "").replaceFirst("^jdbc:", "");
    return plain.replaceFirst("//[^/@]*@", "//");
  }

  /** Does not show the password, even when the URL holds one. */
  @Override
  public String toString() {
    return "%s as %s".formatted(place(), user);
  }
}
