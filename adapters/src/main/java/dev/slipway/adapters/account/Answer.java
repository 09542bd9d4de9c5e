package dev.slipway.adapters.account;

import java.util.function.Function;

/** What came of a question to the account. */
public sealed interface Answer<T> {
  record Found<T>(T thing) implements Answer<T> {}

  /** There is no such thing. */
  record Missing<T>() implements Answer<T> {}

  /**
   * The bot may not know.
   *
   * @param action the permission that it lacks, such as {@code iam:GetRole}
   */
  record Forbidden<T>(String action) implements Answer<T> {}

  /**
   * Nobody knows now.
   *
   * @param why a clause that names the service
   */
  record Away<T>(String why) implements Answer<T> {}

  /** The same of a part of what was found. */
  default <U> Answer<U> then(Function<T, Answer<U>> next) {
    return switch (this) {
      case Found<T>(T thing) -> next.apply(thing);
      case Missing<T>() -> new Missing<>();
      case Forbidden<T>(String action) -> new Forbidden<>(action);
      case Away<T>(String why) -> new Away<>(why);
    };
  }

  /** The same in other words. */
  default <U> Answer<U> map(Function<T, U> change) {
    return then(thing -> new Found<>(change.apply(thing)));
  }
}
