package dev.slipway.adapters.inspection;

import org.jspecify.annotations.Nullable;

/** How a reference to a secret changes, by names and versions. */
final class Held {
  private Held() {}

  static String between(@Nullable String was, @Nullable String is) {
    if (is == null) {
      return "gone";
    }
    SecretReference now = SecretReference.of(is);
    if (was == null) {
      return "new, %s %s".formatted(now.name(), version(now));
    }
    SecretReference before = SecretReference.of(was);
    return before.name().equals(now.name())
        ? "%s %s → %s".formatted(now.name(), version(before), version(now))
        : "%s %s → %s %s".formatted(before.name(), version(before), now.name(), version(now));
  }

  private static String version(SecretReference reference) {
    return switch (reference) {
      case SecretReference.Managed held when held.isHeld() ->
          "version " + Versions.shortened(held.version());
      case SecretReference.Parameter held when held.isHeld() -> "version " + held.version();
      case SecretReference.Managed any when !any.stage().isEmpty() -> "unpinned at " + any.stage();
      case SecretReference any -> "unpinned";
    };
  }
}
