package dev.slipway.adapters.mirror;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Troubles of this machine that making a mirror anew would only make worse. */
final class LocalTrouble {
  private LocalTrouble() {}

  /** What is wrong and what to do; empty when the mirror itself is to blame. */
  static Optional<String> of(IOException e) {
    if (says(e, "no space left") || says(e, "quota exceeded")) {
      return Optional.of("the disk of work-directory is full: free some space");
    }
    if (says(e, "too many open files")) {
      return Optional.of("too many files are open: raise the limit (ulimit -n)");
    }
    if (says(e, "permission denied") || says(e, "read-only file system") || isDenied(e)) {
      return Optional.of("this user cannot write work-directory: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static boolean isDenied(Throwable e) {
    return chain(e).anyMatch(AccessDeniedException.class::isInstance);
  }

  private static boolean says(Throwable e, String words) {
    return chain(e)
        .map(t -> String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(message -> message.contains(words));
  }

  private static Stream<Throwable> chain(Throwable e) {
    return Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause).limit(20);
  }
}
