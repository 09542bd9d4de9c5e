package dev.slipway.core.signal;

/** What one look at a signal has shown. */
public sealed interface Reading {
  /**
   * @param said the value and its limit
   */
  record Good(String said) implements Reading {}

  /**
   * @param cause the value and its limit, as a clause
   * @param evidence the source's own words; untrusted text; may be empty
   */
  record Bad(String cause, String evidence) implements Reading {}

  /**
   * Nothing can be concluded: too little traffic, no data, no answer.
   *
   * @param why as a clause
   */
  record Inconclusive(String why) implements Reading {}

  /** The value, in words. */
  default String words() {
    return switch (this) {
      case Good(var said) -> said;
      case Bad(var cause, var evidence) -> cause;
      case Inconclusive(var why) -> why;
    };
  }
}
