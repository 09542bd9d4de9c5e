package dev.slipway.core.release;

import dev.slipway.core.signal.Look;
import java.time.Instant;
import java.util.Optional;

/**
 * All users are on the new build of a target, and it is watched whether it stays well.
 *
 * @param since when the last of them had moved
 * @param look what the signals last concluded meanwhile; empty while nobody has looked
 */
public record Soak(Instant since, Optional<Look> look) {}
