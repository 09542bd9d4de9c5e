package dev.slipway.core.engine;

/**
 * Grows with every taking of a lease, so that a holder who was declared dead can be told from its
 * successor.
 */
public record Fence(long value) {
  public Fence {
    if (value < 1) {
      throw new IllegalArgumentException("fence %d: counts from 1".formatted(value));
    }
  }
}
