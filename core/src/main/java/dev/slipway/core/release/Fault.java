package dev.slipway.core.release;

import dev.slipway.core.engine.ProcessId;
import java.time.Instant;

/**
 * A build was rolled back from an environment, and is not released there again by mistake.
 *
 * @param release in which that happened
 * @param at when it was over
 */
public record Fault(ProcessId release, Instant at) {}
