/** Picks as people live through them: conflicts, what helps, many at once. */
@NullMarked
package dev.slipway.sandbox.picks;

import org.jspecify.annotations.NullMarked;
