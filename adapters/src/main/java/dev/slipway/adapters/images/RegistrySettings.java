package dev.slipway.adapters.images;

import java.time.Duration;
import java.util.Set;

/**
 * How registries are reached.
 *
 * @param plain registries that are spoken to without TLS, as image names write them; those on this
 *     host always are
 * @param timeout of one request
 */
public record RegistrySettings(Set<String> plain, Duration timeout) {
  public static final RegistrySettings USUAL =
      new RegistrySettings(Set.of(), Duration.ofSeconds(10));

  public RegistrySettings {
    plain = Set.copyOf(plain);
  }

  /**
   * @param authority host and perhaps port
   */
  boolean isPlain(String authority) {
    return plain.contains(authority) || isLoopback(authority.replaceFirst(":\\d+$", ""));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }
}
