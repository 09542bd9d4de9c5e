package dev.slipway.adapters.images;

import java.util.Optional;

/** The logins of registries. Thread-safe; asked each time, so that short-lived passwords work. */
@FunctionalInterface
public interface RegistryLogins {
  RegistryLogins NONE = registry -> Optional.empty();

  /**
   * @param registry as image names write it, such as {@code registry.example.com:5000} or {@code
   *     docker.io}
   * @return empty when the registry is read and written without a login
   */
  Optional<RegistryLogin> find(String registry);
}
