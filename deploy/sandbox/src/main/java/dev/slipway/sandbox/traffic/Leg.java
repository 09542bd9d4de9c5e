package dev.slipway.sandbox.traffic;

import java.time.Duration;

/**
 * A part of a course.
 *
 * @param weights from its first moment on
 * @param atLeast how long it takes when nothing holds it up
 */
record Leg(Stage stage, Weights weights, Duration atLeast) {}
