package dev.slipway.core.engine;

import dev.slipway.core.course.Course;
import java.time.Instant;

/**
 * A process as its events tell it.
 *
 * @param version of the newest event
 * @param startedAt the time of the first event
 * @param movedAt the time of the newest event
 * @param course where the time went
 */
public record Current<S>(
    ProcessId id, S state, long version, Instant startedAt, Instant movedAt, Course course) {}
