/**
 * Signals: what the outside says of the build while users have just got it. Knows no source of
 * them.
 */
@NullMarked
package dev.slipway.core.signal;

import org.jspecify.annotations.NullMarked;
