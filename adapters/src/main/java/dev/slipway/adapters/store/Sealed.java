package dev.slipway.adapters.store;

import java.util.stream.Stream;

/** What a sealed interface permits. */
final class Sealed {
  private Sealed() {}

  /** The classes at the ends of the hierarchy. */
  static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(Sealed::records)
        : Stream.of(type);
  }

  /** Whether a value of this class is one of several that a sealed interface permits. */
  static boolean isOneOfMany(Class<?> type) {
    return Stream.of(type.getInterfaces()).anyMatch(Class::isSealed);
  }
}
