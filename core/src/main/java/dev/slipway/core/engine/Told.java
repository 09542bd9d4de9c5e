package dev.slipway.core.engine;

/** What became of a message that another one belongs to. */
public sealed interface Told {
  record There(MessageRef message) implements Told {}

  /** It is still on its way. */
  record NotYet() implements Told {}

  /** There was none, or it was given up. */
  record Never() implements Told {}
}
