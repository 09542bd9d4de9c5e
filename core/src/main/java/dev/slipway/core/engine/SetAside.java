package dev.slipway.core.engine;

/**
 * A process that nobody looks after because its events cannot be read.
 *
 * @param why which event, and what is wrong with it
 */
public record SetAside(ProcessId process, String why) {}
