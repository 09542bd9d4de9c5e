/**
 * The release: one build going to one environment, target by target, with its plan, verdicts and
 * the port to a target.
 */
@NullMarked
package dev.slipway.core.release;

import org.jspecify.annotations.NullMarked;
