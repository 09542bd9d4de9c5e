package dev.slipway.core.engine;

import java.time.Instant;

/**
 * A process as its events tell it.
 *
 * @param version of the newest event
 * @param startedAt the time of the first event
 * @param movedAt the time of the newest event
 */
public record Current<S>(ProcessId id, S state, long version, Instant startedAt, Instant movedAt) {}
