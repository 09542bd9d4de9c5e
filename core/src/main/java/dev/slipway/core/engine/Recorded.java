package dev.slipway.core.engine;

/**
 * An event with its place in the stream.
 *
 * @param version counts from 1 within the process
 */
public record Recorded(long version, Event event) {}
