package dev.slipway.core.engine;

import java.util.Optional;

/**
 * A telling on its way.
 *
 * @param id stable for ever, such as {@code release-42/17/0}; travels with the message
 * @param about empty for a {@link Telling.Reply}
 * @param version of the event that is told; 0 for a {@link Telling.Reply}
 * @param attempts how often sending it was begun; from 1 on it may have arrived already
 */
public record Envelope(
    String id, Optional<ProcessId> about, long version, Telling telling, int attempts) {}
