package dev.slipway.sandbox.fleet;

import java.util.Optional;

/**
 * Decides whether an image can be pulled. Called with the fleet locked: answer at once, call
 * nothing back.
 */
@FunctionalInterface
public interface ImageLookup {
  /** The digest ({@code sha256:…}) of an image reference; empty when a task could not pull it. */
  Optional<String> digest(String reference);

  /** Resolves {@code repository@sha256:…} to its digest and finds nothing else. */
  static ImageLookup byDigestOnly() {
    return reference -> {
      int at = reference.indexOf("@sha256:");
      return at < 0 ? Optional.empty() : Optional.of(reference.substring(at + 1));
    };
  }
}
