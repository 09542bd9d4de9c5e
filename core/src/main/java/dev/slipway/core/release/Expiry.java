package dev.slipway.core.release;

import java.time.Instant;

/**
 * When a platform stops waiting for us by itself.
 *
 * @param goesOn whether more users are moved then; else they go back
 */
public record Expiry(Instant at, boolean goesOn) {}
